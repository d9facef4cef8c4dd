"""A suggestion on paper, entered by the office for its deputy, with the scanned original."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfWriter

from tests.journeys.hands import fill, send
from yishi.record.models import Matter

pytestmark = pytest.mark.browser

TITLE = "关于在双河镇增设金融服务点的建议"
TEXT = "双河镇老年人到县城办理业务路途较远，建议协调金融机构在镇便民服务中心增设服务点。"


def scanned():
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    content = BytesIO()
    writer.write(content)
    return {"name": "建议原件.pdf", "mimeType": "application/pdf", "buffer": content.getvalue()}


def photographed():
    content = BytesIO()
    Image.new("RGB", (40, 40), "white").save(content, "PNG")
    return {"name": "现场.png", "mimeType": "image/png", "buffer": content.getvalue()}


DISGUISED = {"name": "建议原件.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00" + bytes(300)}


def attach(form, *files):
    form.locator("input[type='file']").set_input_files(list(files))


def test_a_clerk_enters_a_paper_suggestion_with_its_original(enter):
    clerk = _begun(enter)
    attach(clerk.form(), scanned(), photographed())
    expect(clerk.form().locator("output")).to_contain_text("建议原件.pdf")
    send(clerk.form())
    clerk.done("起草建议").see("黄锋代录").see("吴思远")
    _look_at(clerk, "建议原件.pdf", "application/pdf")
    _look_at(clerk, "现场.png", "image/png")
    with clerk.page.expect_download() as download:
        clerk.page.locator("main").get_by_role("link", name="下载").first.click()
    assert download.value.suggested_filename == "建议原件.pdf"

    clerk.page.get_by_text("代为录入（").click()
    clerk.follow("提交建议")
    behalf = clerk.form().locator("select[name='behalf'] option").nth(1).inner_text()
    attach(clerk.form(), scanned())
    send(fill(clerk.form(), occasion="闭会期间", behalf=behalf, written="吴思远代表2026年11月签名的纸质建议"))
    clerk.done("提交建议").see("已提交待受理")
    enter("deputy", phone=True).see(TITLE)


def _look_at(person, name, kind):
    link = person.page.locator("main").get_by_role("link", name=name, exact=True)
    answer = person.page.request.get(link.get_attribute("href"))
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["content-disposition"].startswith("inline")


def test_a_program_renamed_to_look_like_a_paper_is_refused(enter):
    clerk = _begun(enter)
    attach(clerk.form(), DISGUISED)
    send(clerk.form())
    clerk.see("“建议原件.pdf”不是可以接收的文件").see("请提交 docx、xlsx（不含宏）、PDF 或者图片")
    expect(clerk.form().locator("[name='text']")).to_have_value(TEXT)
    assert not Matter.objects.filter(title=TITLE).exists()


def _begun(enter):
    clerk = enter("clerk")
    clerk.page.locator("#nav").get_by_role("link", name="代表建议", exact=True).click()
    clerk.follow("代录纸质建议")
    form = clerk.form()
    deputy = form.locator("select[name='behalf'] option").filter(has_text="吴思远").inner_text()
    fill(form, title=TITLE, sector="商贸旅游", text=TEXT, behalf=deputy, written="吴思远代表签名的纸质建议")
    return clerk
