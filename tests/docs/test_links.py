"""What the documentation points at is there: pages, headings, files, modules, make targets, commands, screenshots."""

import re
from itertools import chain
from pathlib import Path
from pkgutil import resolve_name

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "docs" / "screenshots"
PAGES = sorted(
    chain(ROOT.glob("*.md"), *((ROOT / folder).rglob("*.md") for folder in ("docs", "bench", "src", "tests")))
)
# Named by the how-to as what its reader is going to write.
TO_BE_WRITTEN = ("learning_session",)
IN_A_CHECKOUT = re.compile(r"`((?:src|tests|scripts|docs|bench|requirements|\.ci)/[\w./*-]*)`")

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def text_of(page):
    return page.read_text(encoding="utf-8")


def prose_of(page):
    """The page without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", text_of(page), flags=re.DOTALL | re.MULTILINE)


def code_of(page):
    """What the page shows as code, in blocks and in lines."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", text_of(page), re.DOTALL | re.MULTILINE)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", prose_of(page))])


def anchors_of(page):
    """The headings as a link names them: lower case, punctuation left out, spaces as hyphens."""
    heads = re.findall(r"^#+ (.+)$", prose_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def is_there(page, target):
    path, _, anchor = target.partition("#")
    found = (page.parent / path).resolve() if path else page
    if SCREENSHOTS in found.parents and not SCREENSHOTS.exists():
        return True  # not taken yet: `make screenshots`
    return found.exists() and (not anchor or anchor in anchors_of(found))


@every_page
def test_relative_links_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)\s]+)\)", prose_of(page))
    here = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in here if not is_there(page, target)] == []


@every_page
def test_files_named_are_there(page):
    named = [path for path in IN_A_CHECKOUT.findall(prose_of(page)) if not any(name in path for name in TO_BE_WRITTEN)]
    assert [path for path in named if not any(ROOT.glob(path.rstrip("/")))] == []


@every_page
def test_modules_named_are_there(page):
    named = set(re.findall(r"`(yishi(?:\.\w+)+)`", prose_of(page))) - {"yishi.example.cn"}
    assert all(resolve_name(name) for name in named)


@every_page
def test_make_targets_named_are_there(page):
    targets = set(re.findall(r"^([a-z]+):.*##", text_of(ROOT / "Makefile"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b", code_of(page))) <= targets


@every_page
def test_commands_named_are_there(page):
    # What the record hashes and signs begins with "yishi entry 1" and the like.
    said = set(re.findall(r"(?:^|&& |bin/)yishi ([a-z]+)\b(?! 1\b)", code_of(page), re.MULTILINE))
    assert said <= {*get_commands(), "help"}


def test_every_screenshot_is_taken_by_a_journey():
    shown = {name for page in PAGES for name in re.findall(r"screenshots/([\w-]+)\.png", text_of(page))}
    tests = "\n".join(text_of(path) for path in (ROOT / "tests").rglob("*.py"))
    taken = set(re.findall(r'shoot\([^"]*"([\w-]+)"', tests))
    assert shown <= taken


def test_both_readmes_describe_the_same_folders():
    layers = [re.findall(r"^  (\w+)/ ", text_of(ROOT / name), re.MULTILINE) for name in ("README.md", "README.zh.md")]
    assert layers[0] == layers[1]
    folders = {path.parent.name for path in (ROOT / "src" / "yishi").glob("*/__init__.py")}
    assert set(layers[0]) == folders


@pytest.mark.parametrize("language", ["zh", "en"])
def test_labels_in_the_tutorial_are_those_of_the_program(language):
    page = text_of(ROOT / "docs" / "tutorial" / f"a-county-in-ten-minutes.{language}.md")
    kinds = ("*.py", "*.html", "*.po")
    program = "\n".join(text_of(path) for kind in kinds for path in (ROOT / "src").rglob(kind))
    labels = set(re.findall(r"\*\*(.+?)\*\*", page))
    assert labels
    assert {label for label in labels if label not in program} == set()
