"""Pictures of what anybody can see, for the front page of the documentation; the journeys take the others."""

import pytest

pytestmark = pytest.mark.browser


def test_the_portal_is_pictured(page, demo_site, shoot):
    page.goto("/")
    assert page.locator("h1").count() == 1
    shoot(page, "portal")


def test_the_handbook_is_pictured(page, demo_site, shoot):
    page.goto("/c/999101/handbook/suggestion/")
    assert page.locator("main svg").count() > 0
    shoot(page, "handbook")
