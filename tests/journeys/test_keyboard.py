"""Without a mouse."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import admit, write

pytestmark = pytest.mark.browser

TITLE = "关于修缮枫林镇文化站的建议"


def tab_to(page, selector, most=80):
    """Press Tab until the focus is there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


def test_a_clerk_hands_over_with_the_keyboard_alone(enter):
    write(enter("deputy"), TITLE)
    clerk = admit(enter("clerk"), TITLE)
    page = clerk.page
    page.reload()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")

    tab_to(page, "#act-assign > summary")
    page.keyboard.press("Enter")
    expect(page.locator("#act-assign form")).to_be_visible()
    tab_to(page, "#act-assign select[name='lead_unit']")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    unit = page.locator("#act-assign select[name='lead_unit'] option:checked").inner_text()
    tab_to(page, "#act-assign textarea[name='note']")
    page.keyboard.type("请按期答复代表。")
    tab_to(page, "#act-assign button.primary")
    page.keyboard.press("Enter")
    clerk.done("交办").see(f"{unit}承办").see("请按期答复代表。")


def test_a_menu_closes_by_escape_and_gives_the_focus_back(enter):
    page = enter("clerk").page
    tab_to(page, ".menu > summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-set='type:large']")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.dataset.type") == "large"
    page.keyboard.press("Escape")
    expect(page.locator(".menu-body")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.menu > summary')")
