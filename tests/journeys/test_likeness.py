"""The same request by another deputy: seen before it is handed in, and merged by the office in one click."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import act
from yishi.congress.models import Congress
from yishi.likeness.pairs import open_pairs

pytestmark = pytest.mark.browser


def test_a_like_pair_is_compared_merged_and_separated_again(enter):
    clerk = enter("clerk")
    code = Congress.objects.get().code
    clerk.page.goto(f"/c/{code}/likes/")
    clerk.page.get_by_role("link", name="对照").first.click()
    expect(clerk.page.locator("main mark, main .is-same, main .like-cited, main [class*=like]").first).to_be_visible()
    clerk.page.get_by_role("button", name="并入").first.click()
    clerk.see("已并入")
    clerk.see("并案")
    act(clerk, "取消并案", reason="两件所提事项不同。")
    clerk.see("已受理待交办")


def test_the_office_sees_the_like_ones_beside_the_matter_on_a_telephone(enter):
    pair = open_pairs(Congress.objects.get()).filter(second__stage="submitted").first()
    clerk = enter("clerk", phone=True)
    clerk.page.goto(f"/c/{Congress.objects.get().code}/m/{pair.second_id}/")
    clerk.see(pair.first.title)
    assert clerk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
