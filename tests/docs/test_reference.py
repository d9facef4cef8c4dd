"""The reference pages name every command, option, make target, setting and parameter, and no other."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from yishi import rulebook

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
COMMANDS = ("checkpoint", "demo", "handbook", "import", "init", "rebuild", "search", "verify", "work")
# What every command of Django's has.
SHARED = {
    "--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color",
    "--skip-checks",
}  # fmt: skip


def page(name):
    return (REFERENCE / name).read_text(encoding="utf-8")


def section(text, heading):
    return re.search(rf"^##+ {re.escape(heading)}\n(.*?)(?=^##? |\Z)", text, re.DOTALL | re.MULTILINE)[1]


def test_our_commands_are_those_described():
    ours = {name for name, app in get_commands().items() if str(app).startswith("yishi.")}
    assert ours == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_described(name):
    parser = load_command_class(get_commands()[name], name).create_parser("yishi", name)
    options = {option for action in parser._actions for option in action.option_strings if option.startswith("--")}
    described = section(page("command-line.md"), f"yishi {name}")
    assert set(re.findall(r"^\| `(--[\w-]+)", described, re.MULTILINE)) == options - SHARED


def test_every_setting_is_described():
    settings = (ROOT / "src" / "yishi" / "settings").glob("*.py")
    read = {name for one in settings for name in re.findall(r'"(YISHI_\w+)"', one.read_text(encoding="utf-8"))}
    described = section(page("command-line.md"), "Environment")
    assert set(re.findall(r"^\| `(YISHI_\w+)`", described, re.MULTILINE)) == read


def test_every_make_target_is_described():
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    described = section(page("command-line.md"), "make")
    assert set(re.findall(r"^\| `make (\w+)`", described, re.MULTILINE)) == targets


def written(value):
    return getattr(value, "code", str(value))


def table():
    """The table of parameters as it has to be."""
    for one in rulebook.PARAMETERS.values():
        span = f"`{written(one.least)}` to `{written(one.most)}`"
        titles = f"{one.title.zh}<br>{one.title.en}"
        yield f"| `{one.code}` | {titles} | `{written(one.default)}` | {span} | {one.basis.text.en} |"


def test_the_table_of_parameters_is_that_of_the_rulebook():
    described = re.findall(r"^\| `\w+` \| .*<br>.*$", page("parameters.md"), re.MULTILINE)
    assert described == list(table()), "it should be:\n" + "\n".join(table())
