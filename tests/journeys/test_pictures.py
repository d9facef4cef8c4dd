"""The pictures in the documentation, taken anew by `make screenshots`."""

import os

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import PHONE, WIDE
from yishi.congress.models import Congress
from yishi.record.models import Matter

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("YISHI_SCREENSHOTS" not in os.environ, reason="pictures are taken by `make screenshots`"),
]
TALL = {"width": 1280, "height": 1000}


def test_the_portal(new_page, demo_site, shoot):
    for name, window in (("portal", WIDE), ("portal-phone", PHONE)):
        page = new_page(**window)
        page.goto(f"/c/{Congress.objects.get().code}/")
        shoot(page, name)


def test_the_handbook(new_page, demo_site, shoot):
    page = new_page(viewport=TALL)
    page.goto(f"/c/{Congress.objects.get().code}/handbook/suggestion/")
    page.locator("#diagram").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#diagram').scrollIntoView({behavior: 'instant'})")
    shoot(page, "handbook")


def test_the_desks(enter, shoot):
    clerk, deputy, chair = enter("clerk"), enter("deputy", phone=True), enter("chairperson")
    shoot(clerk.page, "clerk-desk")
    shoot(deputy.page, "deputy-phone")
    shoot(chair.page, "chair-desk")


def test_charts_and_search(enter, shoot):
    clerk = enter("clerk")
    code = Congress.objects.get().code
    clerk.page.goto(f"/c/{code}/charts/")
    shoot(clerk.page, "charts")
    clerk.page.goto(f"/c/{code}/search/?q=公交")
    shoot(clerk.page, "search")


def test_a_matter_with_a_form_open(enter, shoot):
    clerk = enter("clerk")
    clerk.page.set_viewport_size(TALL)
    late = Matter.objects.filter(participations__role="key_supervisor", stage="handling").first()
    clerk.look_up(late.title)
    expect(clerk.open_act("催办")).to_be_visible()
    clerk.page.evaluate("document.activeElement.blur(); scrollTo({top: 0, behavior: 'instant'})")
    shoot(clerk.page, "matter")
