"""A reply from its draft to the large print in a deputy's hand, with everybody who has a say in it."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.hands import act, admit, fill, send, write

pytestmark = pytest.mark.browser

TITLE = "关于在柳溪镇东街增设公交候车亭的建议"
FIRST = "建议收悉。东街站日均上下客三百余人次，确有必要增设候车亭，将尽快安排。"
BETTER = "建议收悉。东街站日均上下客三百余人次，候车亭于2026年12月底前建成，由县交通运输局公交股负责。"
BACK = "没有写明完成时间和责任单位，请补充。"


def test_a_reply_is_countersigned_sent_back_signed_and_handed_to_every_mover(enter, barriers, shoot):
    _hand_over(enter)
    _draft(enter)
    _send_back(enter, barriers, shoot)
    _redraft(enter)
    _sign(enter)
    _read_in_large_print(enter, barriers, shoot)


def _hand_over(enter):
    deputy = enter("deputy", phone=True)
    deputy.follow("写建议")
    send(fill(deputy.form(), title=TITLE, sector="交通", text="东街站没有遮雨棚和座椅，建议年内增设候车亭。"))
    deputy.done("起草建议")
    form = deputy.open_act("邀请联名")
    form.get_by_role("searchbox").fill("彭")
    send(fill(form, persons=("彭雅文",)))
    colleague = enter("deputy2").begin_awaited(TITLE)
    send(colleague.form())
    deputy.page.reload()
    act(deputy, "提交建议", occasion="闭会期间")
    clerk = admit(enter("clerk"), TITLE)
    act(clerk, "交办", lead_unit="县交通运输局", co_units=("县财政局",))
    act(enter("co-unit").look_up(TITLE), "提交协办意见", text="建设资金可以在城乡公交补助中安排。")


def _draft(enter):
    officer = enter("unit-staff").look_up(TITLE)
    act(officer, "联系代表", way="电话", note="代表希望年内建成。")
    act(officer, "拟写答复", result="A类：已经解决或者采纳", text=FIRST)
    head = enter("unit").look_up(TITLE)
    head.page.locator("details.refused summary").click()
    head.see("协办单位尚未会签")
    other = enter("co-unit")
    expect(other.awaited(TITLE)).to_contain_text("会签答复稿")
    other.begin_awaited(TITLE).see("草稿，未经签发").see(FIRST).see("尚未会签")
    act(other, "会签：同意")


def _send_back(enter, barriers, shoot):
    head = enter("unit").begin_awaited(TITLE).see("会签情况").see("同意")
    shoot(head.page, "reply-draft", full_page=True)
    assert barriers(head.page) == []
    act(head, "退回修改", reason=BACK)


def _redraft(enter):
    officer = enter("unit-staff")
    expect(officer.awaited(TITLE)).to_contain_text(BACK)
    officer.begin_awaited(TITLE)
    expect(officer.form().locator("[name='text']")).to_have_value(FIRST)
    send(fill(officer.form(), text=BETTER, contact="公交股，6601234", openness="主动公开"))
    officer.done("拟写答复")


def _sign(enter):
    head = enter("unit").look_up(TITLE)
    assert not head.offers("签发答复")
    # The countersignature was of the other draft.
    act(enter("co-unit").begin_awaited(TITLE).see("尚未会签"), "会签：同意")
    head.home().begin_awaited(TITLE).see(BETTER)
    act(head, "签发答复", document_number="清交函〔2026〕99号").see("已答复待评价")


def _read_in_large_print(enter, barriers, shoot):
    for role in ("deputy", "deputy2"):
        mover = enter(role, phone=True).look_up(TITLE)
        mover.page.get_by_role("link", name="答复文件").click()
        mover.see("清交函〔2026〕99号").see("吴思远、彭雅文代表：").see(BETTER).see("此件主动公开")
        assert barriers(mover.page) == []
    shoot(mover.page, "reply-phone", full_page=True)
    large = _saved(mover.page, "大字版")
    text = re.sub(r"\s", "", "".join(page.extract_text() for page in large.pages))
    assert BETTER in text
    assert "吴思远、彭雅文代表：" in text
    assert _smallest(large.pages[0]) >= 16


def _saved(page, link):
    """The file behind a link, as the browser would get it."""
    address = page.locator("main").get_by_role("link", name=link).get_attribute("href")
    return PdfReader(BytesIO(page.request.get(address).body()))


def _smallest(page):
    sizes = []

    def note(text, _place, matrix, _font, size):
        if text.strip():
            sizes.append(abs(size * matrix[3]))

    page.extract_text(visitor_text=note)
    return min(sizes)


def test_forms_to_fill_in_by_hand_are_a_click_away(enter, barriers):
    deputy = enter("deputy", phone=True).follow("表格下载").see("代表建议纸").see("联名签名页")
    assert barriers(deputy.page) == []
    assert len(_saved(deputy.page, re.compile("PDF.*代表建议纸")).pages) == 1


def test_a_printed_line_is_checked_from_the_reply_itself(enter):
    write(enter("deputy"), TITLE)
    clerk = admit(enter("clerk"), TITLE)
    clerk.follow("受理通知").see("编为第2026-").follow("核对纸质文件").see("相符：记录中有这一条")
