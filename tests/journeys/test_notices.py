"""Being told: the bell, the inbox, what one chooses, and one's terms in a calendar."""

import re

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.journeys.hands import act, admit, fill, send, write
from tests.journeys.test_pages import overflow

pytestmark = pytest.mark.browser

TITLE = "关于增加青坪镇早班公交的建议"
REPLY = "所提建议已经采纳，早班公交自下月一日起增加一班，请予监督并提出意见。"


def bell(person):
    return person.page.locator(".masthead .bell")


def row(person, words):
    """The notice of this matter that says so."""
    return person.page.locator(".told-list > li").filter(has_text=TITLE).filter(has_text=words)


def replied(enter):
    """A suggestion is written, handed over and answered."""
    write(enter("deputy"), TITLE)
    clerk = admit(enter("clerk"), TITLE)
    act(clerk, "交办", lead_unit="县交通运输局")
    officer = enter("unit-staff").look_up(TITLE)
    act(officer, "拟写答复", result="A类：已经解决或者采纳", text=REPLY)


def test_a_signed_reply_rings_the_deputys_bell_who_rates_it(enter, shoot):
    replied(enter)
    head = enter("unit")
    bell(head).click()
    row(head, "轮到您办理：签发答复").get_by_role("link", name=TITLE).first.click()
    act(head, "签发答复")

    deputy = enter("deputy", phone=True)
    before = int(re.match(r"\d+", bell(deputy).locator(".bell-count").inner_text())[0])
    bell(deputy).click()
    expect(deputy.page.locator("h1")).to_have_text("通知")
    expect(row(deputy, "轮到您办理：评价答复")).to_have_class(re.compile("is-unread"))
    shoot(deputy.page, "notices-phone")
    row(deputy, "轮到您办理：评价答复").get_by_role("link", name=TITLE).first.click()
    act(deputy, "评价：满意")
    expect(bell(deputy)).to_contain_text(str(before - 1))

    clerk = enter("clerk")
    bell(clerk).click()
    expect(row(clerk, "代表评价：满意")).to_be_visible()
    row(clerk, "代表评价：满意").get_by_role("button", name="标为已读").click()
    expect(row(clerk, "代表评价：满意")).to_have_count(0)
    clerk.page.get_by_role("button", name="全部标为已读").click()
    clerk.see("没有符合条件的通知")
    expect(bell(clerk).locator(".bell-count")).to_have_count(0)


def test_somebody_chooses_what_comes_by_which_road(enter):
    deputy = enter("deputy")
    bell(deputy).click()
    deputy.follow("通知设置")
    form = deputy.page.locator("form").filter(has=deputy.page.get_by_role("button", name="保存"))
    form.locator("[name='news-site']").uncheck()
    form.locator("[name='late-mail']").check()
    send(fill(form, digest_hour="每日8时汇总成一条", days_before="10"))

    deputy.see("已保存")
    deputy.page.reload()
    expect(form.locator("[name='news-site']")).not_to_be_checked()
    expect(form.locator("[name='digest_hour']")).to_have_value("8")
    expect(form.locator("[name='days_before']")).to_have_value("10")


def test_a_units_terms_come_into_its_calendar(enter, barriers):
    write(enter("deputy"), TITLE)
    act(admit(enter("clerk"), TITLE), "交办", lead_unit="县交通运输局")
    head = enter("unit")
    bell(head).click()
    head.follow("通知设置")
    head.page.get_by_role("button", name="生成订阅链接").click()
    link = head.page.locator("#feed").inner_text()
    expect(head.page.get_by_alt_text("链接的二维码，可用手机扫描")).to_be_visible()
    assert barriers(head.page) + overflow(head.page) == []

    # A program that has never signed in.
    stranger = enter("deputy2")
    stranger.page.context.clear_cookies()
    told = stranger.page.request.get(link)
    summaries = [str(event["summary"]) for event in Calendar.from_ical(told.body()).walk("VEVENT")]
    assert any(summary.startswith("答复代表：") and TITLE in summary for summary in summaries)

    head.page.goto("/home/")
    bell(head).click()
    head.follow("通知设置")
    head.page.on("dialog", lambda dialog: dialog.accept())
    head.page.get_by_role("button", name="停用").click()
    head.see("日历链接已停用")
    assert stranger.page.request.get(link).status == 404


def test_the_administrator_sets_a_webhook_up(enter, barriers):
    keeper = enter("administrator")
    keeper.page.get_by_role("link", name="通知发送").click()
    keeper.see("县政务短信网关").see("演示数据不向外发送邮件和消息")
    keeper.follow("增加发送接口")
    send(fill(keeper.form(), title="政务办公通讯", url="https://10.0.0.8/notices"))
    keeper.see("不允许发往内部网络地址")
    send(fill(keeper.form(), url="https://1.1.1.1/notices"))
    keeper.see("只显示这一次").see("whsec_")
    assert barriers(keeper.page) + overflow(keeper.page) == []
    keeper.follow("已经记下，返回")
    keeper.see("政务办公通讯").see("未启用")
