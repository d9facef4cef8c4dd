"""A hand-over meeting: the proposals looked at, one changed, all confirmed together; then one comes back."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import act, fill, send
from yishi.record.models import Entry, Matter

pytestmark = pytest.mark.browser

ROADS = "关于在柳石线塘头村路口增设减速带和警示灯的建议"
ROAD_OF_OLD = "关于保护南岭古驿道并打造徒步线路的建议"
NOISE = "关于治理城关镇滨河路夜间施工和广场音响噪声扰民的建议"


def line(clerk, title):
    """The row of a suggestion on the board."""
    return clerk.page.locator("#board tbody tr").filter(has_text=title)


def chosen(clerk, title):
    return line(clerk, title).locator("select").evaluate("one => one.selectedOptions[0].text")


def rows(clerk):
    """Of each row the unit chosen, and whether it is ticked."""
    script = "rows => rows.map(row => [row.querySelector('select').value, row.querySelector('[name^=take]').checked])"
    return clerk.page.locator("#board tbody tr").evaluate_all(script)


def test_a_clerk_hands_over_a_whole_meeting_at_once(enter, shoot, barriers):
    clerk = enter("clerk").follow("交办会")
    clerk.see("已受理、待交办 12 件").see("首选与实际一致")
    assert chosen(clerk, ROADS) == "县交通运输局"
    line(clerk, ROADS).locator(".why summary").click()
    expect(line(clerk, ROADS)).to_contain_text("该单位办过的相近建议")

    line(clerk, NOISE).get_by_label("其他单位").fill("县综合行政执法局")
    line(clerk, NOISE).get_by_label("加协办单位").fill("县公安局、县生态环境分局")
    line(clerk, NOISE).get_by_label("六个月").check()
    line(clerk, ROAD_OF_OLD).locator("select").select_option(label="未定")
    clerk.page.get_by_role("button", name="保存草案").click()
    clerk.see("草案已保存，改动 2 件")
    expect(line(clerk, NOISE).get_by_role("checkbox", name="县公安局")).to_be_checked()
    clerk.page.get_by_role("button", name="全部勾选").click()
    assert barriers(clerk.page) == []
    shoot(clerk.page, "hand-over")

    assert [ticked for unit, ticked in rows(clerk) if not unit] == [False]  # what nobody decided is not ticked
    assert all(ticked for unit, ticked in rows(clerk) if unit)

    assert "已勾选的 11 件建议" in _hand_over(clerk)
    assert chosen_units() == {ROADS: "县交通运输局", NOISE: "县综合行政执法局"}
    clerk.follow("回到交办会").see(ROAD_OF_OLD).miss(ROADS).miss(NOISE)

    enter("unit").see(ROADS)


def _hand_over(clerk):
    """Confirm what is ticked, and wait until the slices have run; what was asked before."""
    asked = []

    def yes(dialog):
        asked.append(dialog.message)
        dialog.accept()

    clerk.page.once("dialog", yes)
    clerk.page.get_by_role("button", name="交办已勾选的建议").click()
    clerk.page.wait_for_url("**/handover/batches/*/")
    expect(clerk.page.get_by_role("status").filter(has_text="已交办")).to_be_visible()
    return asked[0]


def chosen_units():
    rows = Matter.objects.filter(title__in=[ROADS, NOISE], stage="handling").values_list("title", "lead_unit__name")
    return dict(rows)


def test_what_comes_back_is_tracked_until_it_is_settled(enter):
    clerk = enter("clerk").follow("交办会")
    line(clerk, ROADS).get_by_role("checkbox", name="交办：").check()
    _hand_over(clerk)
    clerk.see("已交办 1 件").follow("交办清单").see("县交通运输局").see(ROADS)

    officer = enter("unit-staff").look_up(ROADS)
    send(fill(officer.open_act("申请退办"), proper_unit="县公安局", reason="路口警示设施由交警负责。"))
    officer.done("申请退办")

    expect(clerk.home().awaited(ROADS)).to_contain_text("处理退办申请")
    clerk.page.locator("#nav").get_by_role("link", name="退办与改派").click()
    row = clerk.page.get_by_role("row").filter(has_text=ROADS)
    expect(row).to_contain_text("路口警示设施由交警负责。")
    expect(row).to_contain_text("待处理")
    row.get_by_role("link", name="处理退办申请").click()
    assert clerk.offers("不同意退办")
    act(clerk, "重新交办", lead_unit="县公安局").see("县公安局承办")
    expect(officer.home().awaited(ROADS)).to_have_count(0)

    clerk.page.locator("#nav").get_by_role("link", name="退办与改派").click()
    expect(row).to_contain_text("同意退办，已改派")
    expect(row).to_contain_text("改派：县公安局")
    assert Entry.objects.filter(matter__title=ROADS, act="assign").count() == 1


def test_the_board_is_usable_on_a_telephone(enter, barriers):
    clerk = enter("clerk", phone=True)
    clerk.page.goto(clerk.page.url.replace("home/", "handover/"))
    line(clerk, ROADS).get_by_role("checkbox", name="交办：").check()
    assert barriers(clerk.page) == []
    assert clerk.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    _hand_over(clerk)
    clerk.see("已交办 1 件")
