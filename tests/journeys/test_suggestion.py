"""A suggestion from the deputy's telephone to the public portal."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import PHONE, Person, act, fill, send

pytestmark = pytest.mark.browser

TITLE = "关于在柳溪镇东街增设公交候车亭的建议"
TEXT = (
    "柳溪镇东街是镇区学生和老人乘坐城乡公交的主要站点，目前只有一块站牌，没有遮雨棚和座椅。"
    "建议由交通运输部门会同财政部门，在年内增设两处候车亭，并明确日常维护单位。"
)
REPLY = (
    "您提出的建议收悉。经现场踏勘，东街站日均上下客三百余人次，确有必要增设候车亭。"
    "现已列入年度民生实事，计划分两处建设，建成后由镇公交公司负责维护。"
)
PROMISE = "东街两处公交候车亭建成并投入使用"


def test_a_suggestion_goes_from_a_deputys_telephone_to_the_public(enter, new_page):
    _put_forward(enter)
    _hand_over(enter)
    _answer(enter)
    _rate_dissatisfied(enter)
    _answer_again(enter)
    _publish(enter)
    _find_as_anybody(new_page)


def _put_forward(enter):
    deputy = enter("deputy", phone=True)
    deputy.follow("写建议")
    send(fill(deputy.form(), title=TITLE, sector="交通", text=TEXT, phone="13900000000"))
    deputy.done("起草建议").see("起草")

    form = deputy.open_act("邀请联名")
    form.get_by_role("searchbox").fill("彭")
    expect(form.get_by_role("checkbox", name="吴", exact=False)).to_have_count(0)
    send(fill(form, persons=("彭雅文",)))
    deputy.done("邀请联名")
    assert not deputy.offers("提交建议")
    deputy.page.locator("details.refused summary").click()
    deputy.see("还有受邀代表尚未确认联名")

    colleague = enter("deputy2", phone=True)
    colleague.begin_awaited(TITLE)
    colleague.see("确认建议内容真实表达本人意愿").see("遮雨棚")
    send(colleague.form())
    colleague.done("确认联名")

    deputy.page.reload()
    act(deputy, "提交建议", occasion="闭会期间")
    deputy.see("已提交待受理")


def _hand_over(enter):
    clerk = enter("clerk")
    expect(clerk.awaited(TITLE)).to_contain_text("已提交待受理")
    clerk.begin_awaited(TITLE)
    send(clerk.form())
    clerk.done("受理")
    expect(clerk.page.locator(".matter-no")).to_contain_text("第2026-")

    act(clerk, "交办", lead_unit="县交通运输局", co_units=("县财政局",), note="请在三个月内答复代表。")
    clerk.see("县交通运输局承办").see("《代表法》第五十一条第二款")
    clerk.home()
    expect(clerk.awaited(TITLE)).to_have_count(0)


def _answer(enter):
    other = enter("co-unit").look_up(TITLE)
    act(other, "提交协办意见", text="两处候车亭建设资金可以在城乡公交补助中统筹安排。")

    officer = enter("unit-staff").begin_awaited(TITLE)
    send(fill(officer.form(), way="实地调研", note="与吴思远代表一同到东街站点踏勘，代表希望增设座椅。"))
    officer.done("联系代表")
    form = officer.open_act("拟写答复")
    send(fill(form, result="B类：正在解决或者列入计划", text=REPLY))
    officer.see("没有写入任何记录").see("B类答复应当写明承诺事项和完成时限")
    form = officer.form()
    expect(form.locator("[name='text']")).to_have_value(REPLY)
    send(fill(form, **{"promises-0-text": PROMISE, "promises-0-due": "2027-06-30"}))
    officer.done("拟写答复")
    assert not officer.offers("签发答复")

    act(enter("co-unit").begin_awaited(TITLE), "会签：同意")
    head = enter("unit").begin_awaited(TITLE).see("草稿，未经签发")
    form = head.open_act("签发答复")
    expect(form.locator("[name='text']")).to_have_value(REPLY)
    send(form)
    head.done("签发答复").see("已答复待评价")


def _rate_dissatisfied(enter):
    deputy = enter("deputy", phone=True)
    expect(deputy.awaited(TITLE)).to_contain_text("评价答复")
    deputy.begin_awaited(TITLE).see(REPLY)
    send(deputy.open_act("评价：不满意"))
    deputy.see("请写明不满意的具体意见")
    send(fill(deputy.form(), remark="答复没有写明座椅是否一并建设。"))
    deputy.done("评价：不满意").see("代表不满意")


def _answer_again(enter):
    clerk = enter("clerk").begin_awaited(TITLE)
    send(fill(clerk.form(), reason="请就座椅建设作出明确答复。"))
    clerk.done("要求重新办理")

    act(enter("unit-staff").look_up(TITLE), "拟写答复", text=REPLY + "两处候车亭均配建座椅。")
    act(enter("co-unit").begin_awaited(TITLE), "会签：同意")
    act(enter("unit").begin_awaited(TITLE), "签发答复").see("再次答复待评价")

    deputy = enter("deputy", phone=True).begin_awaited(TITLE)
    act(deputy, "评价：满意", remark="感谢，期待早日建成。")
    deputy.see("办结")


def _publish(enter):
    clerk = enter("clerk").look_up(TITLE)
    form = clerk.open_act("向社会公开")
    send(fill(form, no_state_secret=True, no_commercial_secret=True))
    clerk.see("须逐项审查")
    send(fill(clerk.form(), no_privacy=True))
    clerk.done("向社会公开").see("已公开")
    clerk.page.locator("#nav").get_by_role("link", name="承诺事项台账").click()
    clerk.page.get_by_label("事项标题或单位").fill(TITLE)
    clerk.page.get_by_role("button", name="筛选").click()
    row = clerk.page.get_by_role("row").filter(has_text=TITLE).first
    expect(row).to_contain_text(PROMISE)
    expect(row).to_contain_text("县交通运输局")
    expect(row).to_contain_text("2027-06-30")
    return clerk


def _find_as_anybody(new_page):
    visitor = Person(new_page(**PHONE))
    visitor.page.goto("/")
    visitor.look_up(TITLE)
    visitor.see(TEXT).see("两处候车亭均配建座椅").see("代表评价：满意").see("县交通运输局")
    visitor.miss("13900000000").miss("城乡公交补助")  # what is said between offices stays there
    expect(visitor.page.locator("details.act")).to_have_count(0)
