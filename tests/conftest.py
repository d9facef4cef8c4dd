"""What tests share: which of them are pure, and a real browser before a real server.

A journey asks for `page` (Chromium, Chinese) and `site` or `demo_site` (a server with an empty database, or
with the demonstration in it, each its own copy):

    @pytest.mark.browser
    def test_a_visitor_finds_the_suggestions(page, demo_site):
        page.goto("/suggestions/")
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connections
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

ROOT = Path(__file__).resolve().parent.parent
PURE = ("kernel", "statutes", "rulebook", "ballots", "verifier", "test_bounds.py")
CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# The same examples in every run: a gate must not fail by chance. HYPOTHESIS_PROFILE=search looks further.
hypothesis_settings.register_profile("gate", derandomize=True, deadline=None)
hypothesis_settings.register_profile("search", max_examples=2000, deadline=None)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


def pytest_configure():
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where it is absent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.relative_to(ROOT / "tests").parts[0] in PURE:
            item.add_marker("pure")
    # Playwright leaves an event loop running in the thread; whatever needs none goes first.
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


FAILED = pytest.StashKey[bool]()


# ------------------------------------------------------------------------------------------ the server


@pytest.fixture(scope="session")
def _django_beside_playwright():
    """Playwright runs an event loop in our thread, because of which Django would refuse the ORM."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def _use_database(_django_beside_playwright, django_db_blocker):
    """A function that points Django at an SQLite file, and back (None); no other test sees these files."""
    connection = connections["default"]
    if connection.vendor != "sqlite":
        pytest.skip("browser journeys run on SQLite; the tests of record and web run on both")
    usual = connection.settings_dict["NAME"]

    def use(path):
        connections.close_all()
        connection.settings_dict["NAME"] = str(path or usual)

    return use


@pytest.fixture(scope="session")
def _empty_database(_use_database, django_db_blocker, tmp_path_factory):
    path = tmp_path_factory.mktemp("database") / "empty.sqlite3"
    with django_db_blocker.unblock():
        _use_database(path)
        call_command("migrate", verbosity=0)
        _use_database(None)
    return path


@pytest.fixture(scope="session")
def _demo_database(_use_database, _empty_database, django_db_blocker):
    path = _empty_database.with_name("demo.sqlite3")
    shutil.copy(_empty_database, path)
    with django_db_blocker.unblock():
        _use_database(path)
        call_command("demo", verbosity=0)
        _use_database(None)
    return path


@pytest.fixture
def _serve(_use_database, django_db_blocker, django_test_environment, tmp_path, settings):
    """A function that serves a copy of a database file until the test ends."""
    servers = []

    def serve(database):
        copy = shutil.copy(database, tmp_path / "site.sqlite3")
        settings.DOCUMENTS = tmp_path / "documents"
        _use_database(copy)
        server = LiveServer("127.0.0.1")
        servers.append(server)
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "127.0.0.1"]
        return server

    with django_db_blocker.unblock():
        yield serve
        for server in servers:
            server.stop()
        _use_database(None)


@pytest.fixture
def site(_serve, _empty_database):
    """A server with an empty database; `site.url` is its address. The test may use the ORM beside it."""
    return _serve(_empty_database)


@pytest.fixture
def demo_site(_serve, _demo_database):
    """A server with a fresh copy of the demonstration, which is played once in a session."""
    return _serve(_demo_database)


# ------------------------------------------------------------------------------------------ the browser


@pytest.fixture(scope="session")
def chromium(_django_beside_playwright):
    """One Chromium for the session."""
    program = shutil.which("chromium")
    if program is None:
        message = "Chromium is missing: apt-get install --no-install-recommends chromium fonts-noto-cjk"
        if CI:
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium, request):
    """A function that opens a page in a fresh window, as another person: `new_page(viewport=...)`.

    A script error or a breach of the content security policy in any page fails the test; of a failed test a
    picture of each page is left in var/failures/.
    """
    server = "demo_site" if "demo_site" in request.fixturenames else "site"
    address = request.getfixturevalue(server).url
    pages, faults = [], []

    def note(message):
        if message.type == "error" and "Content Security Policy" in message.text:
            faults.append(message.text)

    def open_page(**options):
        page = chromium.new_context(base_url=address, locale="zh-CN", **options).new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        pages.append(page)
        return page

    yield open_page
    if request.node.stash.get(FAILED, False):
        _leave_pictures(request.node.name, pages)
    for page in pages:
        page.context.close()
    assert faults == []


def _leave_pictures(test, pages):
    folder = ROOT / "var" / "failures"
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w-]", "_", test)
    for number, page in enumerate(pages, start=1):
        page.screenshot(path=folder / f"{name}-{number}.png", full_page=True)


@pytest.fixture
def page(new_page):
    """One page on a desk-sized screen."""
    return new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def phone(new_page):
    """One page on a telephone."""
    return new_page(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)


@pytest.fixture
def barriers():
    """A function: what axe holds against a page, one line a rule; an accessible page has none."""

    def found(page):
        violations = Axe().run(page).response["violations"]
        return [f"{v['id']}: {', '.join(node['html'] for node in v['nodes'])}" for v in violations]

    return found


@pytest.fixture
def shoot():
    """A function that takes a picture for the documentation, when `make screenshots` asks for pictures."""
    folder = os.environ.get("YISHI_SCREENSHOTS")

    def take(page, name, *, full_page=False):
        if folder:
            (ROOT / folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=ROOT / folder / f"{name}.png", full_page=full_page)

    return take
