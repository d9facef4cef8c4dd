"""An activity from its call to the deputies' records of duty, an objection, and what the public sees."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import PHONE, act, fill, send
from yishi.congress.models import Congress, Person
from yishi.record.models import Matter

pytestmark = pytest.mark.browser


def test_attendance_is_entered_once_and_is_in_each_record(enter, new_page):
    clerk, deputy = enter("clerk"), enter("deputy", phone=True)
    me = Person.objects.get(account__demo_role="deputy")
    code = Congress.objects.get().code

    clerk.page.goto(f"/c/{code}/matters/deputy_activity/")
    clerk.page.get_by_role("link", name="通知代表活动").click()
    form = clerk.page.locator("main form.form").last
    form.get_by_label("活动类别").select_option(label="视察")
    form.get_by_label("活动名称").fill("养老服务设施视察")
    form.get_by_label("活动日期").fill("2026-11-19")
    form.get_by_label("地点").fill("县养老中心")
    form.locator(f"input[name='deputies'][value='{me.pk}']").check(force=True)
    other = form.locator("input[name='deputies']").nth(3)
    other.check(force=True)
    form.locator("button.primary").last.click()
    expect(clerk.page.get_by_role("heading", level=1)).to_contain_text("养老服务设施视察")
    address = clerk.page.url.split("?")[0]

    form = clerk.open_act("登记出席情况")
    mine = form.locator(f"input[name='deputies'][value='{me.pk}']")
    expect(mine).to_be_checked()
    mine.uncheck(force=True)
    send(form)
    clerk.done("登记出席情况")

    deputy.page.goto(f"/c/{code}/duty/")
    expect(deputy.page.get_by_role("heading", level=1)).to_contain_text("履职档案")
    deputy.miss("养老服务设施视察")
    deputy.page.goto(address)
    act(deputy, "对出席登记提出异议", reason="当天本人到会，签到表有签名。")
    deputy.see("代表有异议")

    clerk.page.goto(address)
    form = clerk.open_act("更正出席登记")
    form.locator(f"input[name='deputies'][value='{me.pk}']").check(force=True)
    send(fill(form, reason="签到表漏录，已经核实。"))
    clerk.done("更正出席登记")

    deputy.page.goto(f"/c/{code}/duty/")
    deputy.see("养老服务设施视察")
    with deputy.page.expect_download() as saved:
        deputy.page.get_by_text("导出", exact=True).click()
        deputy.page.get_by_role("link", name="导出表格（XLSX）").click()
    assert saved.value.suggested_filename.endswith(".xlsx")


def test_everybody_sees_the_public_part_of_a_record(new_page, demo_site, enter):
    person = Person.objects.get(account__demo_role="deputy")
    address = f"/c/{Congress.objects.get().code}/deputies/{person.pk}/"
    led = Matter.objects.filter(procedure="suggestion", lead_deputy=person, public=False)
    own = led.exclude(number=None).first().title
    page = new_page(**PHONE)
    page.goto(address)
    page.get_by_role("link", name="履职档案").click()
    expect(page.locator("main")).to_contain_text("这里是公示的部分")
    expect(page.locator("main")).to_contain_text("不计分，不排名")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="历年").click()
    expect(page.locator("main")).not_to_contain_text(own)
    whole = enter("clerk")
    whole.page.goto(f"{address}duty/?year=all")
    whole.see(own).see("请假和未公开的事项只有本人")
