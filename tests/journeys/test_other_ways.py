"""What goes another way: mergers, withdrawals, letters, extensions, and two people at once."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import act, admit, fill, send, write
from yishi.record.models import Entry, Matter

pytestmark = pytest.mark.browser

STREET = "关于整治河西街占道停车的建议"
PARKING = "关于治理河西街乱停车问题的建议"


def entries_of(title):
    return Entry.objects.filter(matter__title=title).count()


def test_a_page_grown_stale_writes_nothing(enter):
    deputy = write(enter("deputy"), STREET)
    clerk = enter("clerk").begin_awaited(STREET)
    act(deputy, "撤回建议", reason="与另一件建议重复。")
    before = entries_of(STREET)

    send(clerk.form())
    clerk.see("此件刚刚由他人办理，您的操作没有记入").see("请查看最新情况后再办理")
    assert entries_of(STREET) == before
    clerk.look_up(STREET).see("已撤回")
    assert not clerk.offers("受理")


def test_like_suggestions_are_merged_and_parted_again(enter):
    write(enter("deputy"), STREET)
    write(enter("deputy2"), PARKING)
    clerk = admit(enter("clerk"), STREET)
    admit(clerk, PARKING)

    into = Matter.objects.get(title=STREET)
    act(clerk, "并案", into=f"{into.label} {STREET}", note="两件建议内容相近。")
    clerk.see("并案办理")
    clerk.look_up(STREET).see("并入一件建议")
    expect(_parties(enter("deputy2").look_up(STREET))).to_contain_text("并案代表彭雅文")

    act(clerk.look_up(PARKING), "取消并案", reason="两件建议所涉路段不同。")
    clerk.see("已受理待交办")
    expect(_parties(clerk.look_up(STREET))).not_to_contain_text("并案代表")


def _parties(person):
    return person.page.locator("section[aria-labelledby='who-h']")


def test_what_is_no_suggestion_becomes_a_letter(enter):
    deputy = write(enter("deputy"), STREET)
    clerk = enter("clerk").look_up(STREET)
    form = clerk.open_act("转作来信")
    send(fill(form, ground="代转群众来信", explanation="系转来的群众来信，已转有关单位参考。", unit="县公安局"))
    clerk.done("转作来信")
    deputy.page.reload()
    deputy.see("转作来信").see("系转来的群众来信，已转有关单位参考。")


def test_a_unit_asks_for_time_and_is_given_six_months(enter):
    clerk = _handed_over(enter, "县交通运输局")
    officer = enter("unit-staff").look_up(STREET)
    act(officer, "申请延长答复期限", reason="需要会同多个部门实地测量。")

    expect(clerk.home().awaited(STREET)).to_contain_text("审批延期申请")
    clerk.begin_awaited(STREET).see("需要会同多个部门实地测量")
    assert clerk.offers("不同意延期")
    act(clerk, "同意延期").see("已延长").see("6个月")
    officer.page.reload()
    officer.page.locator("details.refused summary").click()
    officer.see("答复期限已为六个月，不得再延长")


def _handed_over(enter, unit):
    write(enter("deputy"), STREET)
    clerk = admit(enter("clerk"), STREET)
    return act(clerk, "交办", lead_unit=unit)
