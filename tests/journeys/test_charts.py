"""From a chart to the records behind it."""

import re

import pytest
from playwright.sync_api import expect

from yishi.congress.models import Congress

pytestmark = pytest.mark.browser


def test_a_column_leads_to_its_records(enter):
    clerk = enter("clerk")
    clerk.page.locator("nav").get_by_role("link", name="统计图表").first.click()
    column = clerk.page.locator(".chart a").first
    number = column.locator("text").text_content()
    column.click()
    clerk.see(f"共 {number} 件")


def test_a_unit_has_a_page_of_its_own_and_its_numbers_lead_to_its_records(enter):
    clerk = enter("clerk")
    clerk.page.goto(f"/c/{Congress.objects.get().code}/charts/")
    clerk.follow("县水利局")
    expect(clerk.page.get_by_role("heading", level=1)).to_have_text("县水利局")
    handed = clerk.page.locator("a.stat").first
    number = re.search(r"\d+", handed.locator(".stat-figure").inner_text())[0]
    handed.click()
    clerk.see(f"共 {number} 件")
    clerk.see("县水利局")


def test_anybody_sees_the_public_part_on_a_telephone_in_large_type(new_page, demo_site):
    page = new_page(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page.goto(f"/c/{Congress.objects.get().code}/charts/")
    page.evaluate("document.documentElement.dataset.type = 'large'")
    expect(page.get_by_role("heading", level=1)).to_have_text("代表建议统计图表")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".table.is-figures a").nth(1).click()
    expect(page.locator("main")).to_contain_text("共 ")
