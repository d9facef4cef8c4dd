"""An activity from its call to the deputies' records of duty, an objection, and what the public sees."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import PHONE
from yishi.congress.models import Congress, Person

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
    form.locator("button[type='submit'], button.primary").last.click()
    expect(clerk.page.get_by_role("heading", level=1)).to_contain_text("养老服务设施视察")

    clerk.page.get_by_role("link", name="登记出席情况").first.click()
    form = clerk.page.locator("main form.form").last
    expect(form.locator(f"input[name='deputies'][value='{me.pk}']")).to_be_checked()
    form.locator(f"input[name='deputies'][value='{me.pk}']").uncheck(force=True)
    form.locator("button[type='submit'], button.primary").last.click()
    clerk.see("到会代表")

    deputy.page.goto(f"/c/{code}/duty/")
    expect(deputy.page.get_by_role("heading", level=1)).to_contain_text("履职档案")
    deputy.miss("养老服务设施视察")
    deputy.page.goto(clerk.page.url.split("?")[0])
    deputy.page.get_by_role("link", name="对出席登记提出异议").first.click()
    form = deputy.page.locator("main form.form").last
    form.get_by_label("说明").fill("当天本人到会，签到表有签名。")
    form.locator("button[type='submit'], button.primary").last.click()
    deputy.see("代表有异议")

    clerk.page.reload()
    clerk.page.get_by_role("link", name="更正出席登记").first.click()
    form = clerk.page.locator("main form.form").last
    form.locator(f"input[name='deputies'][value='{me.pk}']").check(force=True)
    form.get_by_label("更正说明").fill("签到表漏录，已经核实。")
    form.locator("button[type='submit'], button.primary").last.click()

    deputy.page.goto(f"/c/{code}/duty/")
    deputy.see("养老服务设施视察")
    with deputy.page.expect_download() as saved:
        deputy.page.get_by_text("导出", exact=True).click()
        deputy.page.get_by_role("link", name="导出表格（XLSX）").click()
    assert saved.value.suggested_filename.endswith(".xlsx")


def test_everybody_sees_the_public_part_of_a_record(new_page, demo_site, enter):
    person = Person.objects.get(account__demo_role="deputy")
    address = f"/c/{Congress.objects.get().code}/deputies/{person.pk}/"
    page = new_page(**PHONE)
    page.goto(address)
    page.get_by_role("link", name="履职档案").click()
    expect(page.locator("main")).to_contain_text("这里是公示的部分")
    expect(page.locator("main")).to_contain_text("不计分，不排名")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator("main")).not_to_contain_text("评价建议办理")
    whole = enter("clerk")
    whole.page.goto(f"{address}duty/")
    whole.see("评价建议办理")
