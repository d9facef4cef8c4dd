"""The English version: what the pages say themselves is English; names and texts stay as they were given."""

import re

import pytest

from yishi.congress.models import Congress

pytestmark = pytest.mark.browser

CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Whatever the pages themselves say. Names of people, places and units, titles and texts of matters are data.
OWN_WORDS = (
    "h1, h2, th, legend, label, button, summary b, .nav a, .badge, .stat-name, .crumbs a, .hint, dt, .empty, .tabs a"
)
GIVEN = ".choice, .menu, .brand, [lang='zh-Hans']"


@pytest.fixture
def reader(enter):
    clerk = enter("clerk")
    clerk.page.locator(".menu summary").click()
    clerk.page.get_by_role("button", name="English").click()
    return clerk


def chinese_on(page):
    told = page.evaluate(
        """([own, given]) => [...document.querySelectorAll(own)].filter((one) => !one.closest(given))
             .map((one) => one.innerText.trim())""",
        [OWN_WORDS, GIVEN],
    )
    return [words for words in told if CHINESE.search(words)]


PAGES = ("home/", "dues/", "promises/", "handbook/suggestion/", "record/", "begin/suggestion/", "import/", "practice/")


def test_a_reader_of_english_meets_no_chinese_headings(reader):
    code = Congress.objects.get().code
    for where in (*PAGES, "readings/", "nowhere/"):
        reader.page.goto(f"/c/{code}/{where}")
        assert reader.page.locator("html").get_attribute("lang") == "en"
        assert (where, chinese_on(reader.page)) == (where, [])
