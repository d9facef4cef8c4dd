"""What journeys share: entering the demonstration in a role by one click."""

import pytest

from tests.journeys.hands import PHONE, WIDE, Person


@pytest.fixture
def enter(new_page, demo_site):
    """A function that opens a window and signs in there in a demonstration role, by the button a visitor sees."""

    def as_role(role, *, phone=False, **options):
        page = new_page(**(PHONE if phone else WIDE), **options)
        page.set_default_timeout(10_000)
        page.goto("/accounts/login/")
        page.locator(f"button[name='as'][value='demo-{role}']").click()
        page.wait_for_url("**/home/")
        return Person(page)

    return as_role
