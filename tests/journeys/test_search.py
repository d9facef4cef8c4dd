"""Looking for things: a word of a reply, a name, a number, at a desk, on a telephone, as anybody."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import PHONE, WIDE, Person

pytestmark = pytest.mark.browser

BRIDGE = "关于尽快改造柳溪镇青石湾村危桥的建议"
AMBULANCE = "关于在枫林镇设立院前急救站点的建议"
PARCELS = "关于打通快递进村最后一公里的建议"  # its deputy asked for confidentiality


def look(person, words):
    """Type words into the box at the top of the page."""
    box = person.page.locator(".masthead").get_by_role("searchbox")
    box.fill(words)
    box.press("Enter")
    expect(person.page.locator("h1")).to_have_text("查找")
    return person


@pytest.fixture
def anybody(new_page, demo_site):
    """A function that opens the portal for somebody who has not signed in."""

    def visit(**options):
        page = new_page(**options)
        page.set_default_timeout(10_000)
        page.goto("/")
        return Person(page)

    return visit


def test_a_clerk_finds_a_word_that_stands_only_in_a_reply_and_goes_there(enter, barriers, shoot):
    clerk = look(enter("clerk"), "空心板桥")
    clerk.see("共 1 件")
    expect(clerk.page.locator("main mark")).to_have_text("空心板桥")
    shoot(clerk.page, "search", full_page=True)
    assert barriers(clerk.page) == []
    clerk.page.locator("a.found-where").click()
    reply = clerk.page.locator(clerk.page.evaluate("location.hash"))
    expect(reply).to_contain_text("空心板桥")
    expect(reply).to_be_in_viewport()


def test_names_and_numbers_are_found_as_they_are_typed(enter):
    clerk = look(enter("clerk"), "wsy")
    clerk.see("吴思远代表")
    look(clerk, f"wsy {BRIDGE}").see(BRIDGE)
    look(clerk, "第12号").follow(BRIDGE)
    expect(clerk.page.locator("h1")).to_have_text(BRIDGE)
    look(clerk, "县交通局").follow("县交通运输局承办的建议")
    clerk.see("代表建议")


def test_filters_are_kept_in_the_address_and_can_be_cleared(enter):
    clerk = look(enter("clerk"), "急救")
    clerk.see(AMBULANCE)
    clerk.page.get_by_text("筛选", exact=True).first.click()
    clerk.page.get_by_label("在哪里找").select_option("附件")
    clerk.page.get_by_role("button", name="筛选").click()
    clerk.see("没有找到").miss(AMBULANCE)
    clerk.page.get_by_role("link", name="清除筛选", exact=True).click()
    clerk.see(AMBULANCE)


def test_anybody_finds_what_is_published_and_nothing_that_is_confidential(anybody, enter, barriers):
    visitor = look(anybody(**WIDE), "院前急救")
    visitor.see("在已经公开的事项中查找").follow(AMBULANCE)
    expect(visitor.page.locator("h1")).to_have_text(AMBULANCE)
    look(visitor, "快递进村").see("没有找到").miss(PARCELS)
    assert barriers(visitor.page) == []
    look(enter("clerk"), "快递进村").see(PARCELS)


def test_it_is_at_hand_on_a_telephone(anybody, enter, barriers, shoot):
    visitor = look(anybody(**PHONE), "院前急救 救护车")
    visitor.see(AMBULANCE)
    shoot(visitor.page, "search-phone", full_page=True)
    assert barriers(visitor.page) == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    look(enter("deputy", phone=True), "空心板桥").follow(BRIDGE)
