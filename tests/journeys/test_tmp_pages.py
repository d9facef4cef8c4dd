import pytest
from tests.journeys.test_pages import overflow, NARROW, WIDE
from yishi.notices.models import Hook

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("role", "paths"),
    [
        ("clerk", ["notices/", "notices/?unread=1&kind=late", "notices/settings/"]),
        ("administrator", ["outbox/", "outbox/hooks/new/", "outbox/hooks/1/"]),
        ("deputy", ["notices/?matter=1"]),
    ],
)
def test_x(role, paths, enter, demo_site, barriers):
    page = enter(role).page
    page.emulate_media(color_scheme="dark")
    found = {}
    for one in paths:
        for size in (NARROW, WIDE):
            page.set_viewport_size(size)
            answer = page.goto(f"/c/999101/{one}")
            said = ([] if answer.status == 200 else [answer.status]) + barriers(page) + overflow(page)
            page.emulate_media(color_scheme="light")
            said += barriers(page)
            page.emulate_media(color_scheme="dark")
            if said:
                found[one] = said
    if role == "clerk":
        page.set_viewport_size(NARROW)
        page.goto("/c/999101/notices/settings/")
        page.click("button[value=make]")
        page.wait_for_load_state()
        found["cal"] = barriers(page) + overflow(page)
    else:
        found["cal"] = []
    assert found == {"cal": []}
