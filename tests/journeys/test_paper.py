"""Papers entered at the clerk's desk: scanned first, the paper beside the form, one after another."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import fill, send
from tests.journeys.test_on_behalf import photographed, scanned
from yishi.record.models import Entry, Matter

pytestmark = pytest.mark.browser

TITLE = "关于延长城乡公交末班车时间的建议"
TEXT = "城乡公交末班车过早，进城务工和看病的群众回不了家，建议延长到晚上八点。"


def at_the_desk(enter, *files):
    """The desk, with these scans sent in."""
    clerk = enter("clerk").follow("纸件录入")
    clerk.page.locator("#scans").set_input_files(list(files))
    clerk.page.get_by_role("button", name="上传").click()
    return clerk.see(f"已上传 {len(files)} 份扫描件")


def choose(clerk, words, name):
    """Find a deputy as one types."""
    clerk.page.locator("#q").fill(words)
    clerk.page.locator("#found").get_by_role("link", name=name, exact=True).click()
    return clerk.see(f"为{name}代表录入")


def test_two_papers_are_entered_one_after_another_beside_their_scans(enter, barriers):
    clerk = at_the_desk(enter, {**photographed(), "name": "建议.png"}, {**photographed(), "name": "评价表.png"})
    expect(clerk.page.locator(".scan-viewer img")).to_be_visible()
    choose(clerk, "wsy", "吴思远").follow("代表建议、批评和意见")
    expect(clerk.page.locator(".scan-viewer")).to_contain_text("建议.png")
    assert barriers(clerk.page) == []
    form = fill(clerk.form(), title=TITLE, sector="交通", text=TEXT, cosigners=("彭雅文", "周春雷"))
    form.get_by_role("button", name="录入，换下一份").click()

    clerk.see("已录入：代表建议、批评和意见（吴思远）").see("1 份待录入")
    expect(clerk.page.locator(".scan-viewer")).to_contain_text("评价表.png")
    told = list(Entry.objects.filter(matter__title=TITLE).order_by("seq").values_list("act", flat=True))
    assert told == ["draft", "invite", "cosign", "cosign", "submit"]

    waiting = Matter.objects.filter(stage="replied", lead_deputy__name="吴思远").earliest("pk")
    choose(clerk, "吴思", "吴思远")
    clerk.page.locator("li").filter(has_text=waiting.title).get_by_role("link", name="评价：满意").click()
    clerk.form().get_by_role("button", name="录入，换下一份").click()
    clerk.see("已录入：评价：满意（吴思远）").see("没有待录入的扫描件")
    waiting.refresh_from_db()
    assert waiting.rating == "satisfied"

    clerk.follow("纸件台账").see("建议.png").see("评价表.png")
    clerk.follow("代表评价：满意").see("纸件录入").see("黄锋代录")
    enter("auditor").page.goto("/c/999101/paper/ledger/")


def test_a_refused_paper_leaves_the_form_filled_in_and_nothing_entered(enter):
    clerk = at_the_desk(enter, scanned())
    choose(clerk, "wusiyuan", "吴思远").follow("代表议案")
    send(fill(clerk.form(), title="关于延长末班车时间的议案", sector="交通", cause=TEXT, grounds=TEXT, plan=TEXT))

    clerk.see("联名代表不足法定人数").see("《地方组织法》第二十二条第二款")
    expect(clerk.form().locator("[name='plan']")).to_have_value(TEXT)
    assert not Matter.objects.filter(title="关于延长末班车时间的议案").exists()


def test_a_disguised_program_is_no_scan(enter):
    clerk = enter("clerk").follow("纸件录入")
    disguised = {"name": "签名页.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00" + bytes(300)}
    clerk.page.locator("#scans").set_input_files([disguised])
    clerk.page.get_by_role("button", name="上传").click()

    clerk.see("“签名页.pdf”不是图片或者PDF").see("请扫描成PDF或者拍成照片")
