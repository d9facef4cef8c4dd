"""What hands do at a desk: signing in by one click, opening an act's form, filling it in, sending it.

clerk = enter("clerk")
act(clerk.look_up(title), "交办", lead_unit="县教育局")
"""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def exactly(words):
    return re.compile(f"^{re.escape(words)}$")


@dataclass
class Person:
    """Somebody signed in, before a page."""

    page: Page

    def home(self):
        """Back to the own desk."""
        self.page.goto("/home/")
        return self

    def see(self, words):
        """The words stand on the page."""
        expect(self.page.locator("main")).to_contain_text(words)
        return self

    def miss(self, words):
        """The words do not."""
        expect(self.page.locator("main")).not_to_contain_text(words)
        return self

    def follow(self, words):
        """Click a link in the page."""
        self.page.locator("main").get_by_role("link", name=words).first.click()
        return self

    def awaited(self, title):
        """The row of the to-do list for a matter."""
        return self.page.locator("#mine").get_by_role("row").filter(has_text=title)

    def begin_awaited(self, title):
        """Go from the to-do list straight into what the matter waits for."""
        self.awaited(title).locator(".is-act a").click()
        return self

    def look_up(self, title):
        """Find a matter by the search in the.masthead, and open it."""
        search = self.page.locator(".masthead").get_by_role("searchbox")
        search.fill(title)
        search.press("Enter")
        self.page.locator("main").get_by_role("link", name=title, exact=True).first.click()
        expect(self.page.locator("h1")).to_have_text(title)
        return self

    def open_act(self, act):
        """Unfold an act on the matter's page; its form."""
        details = self.page.locator("details.act").filter(has=self.page.locator("summary b", has_text=exactly(act)))
        details.locator("summary").first.click()
        form = details.locator("form.form")
        expect(form).to_be_visible()
        return form

    def form(self):
        """The form of a page of its own."""
        return self.page.locator("main form.form")

    def offers(self, act):
        """Whether the matter's page offers an act."""
        return self.page.locator("details.act summary b", has_text=exactly(act)).count() == 1

    def done(self, act):
        """The page says that the act has been recorded."""
        expect(self.page.get_by_role("status").first).to_contain_text(f"已办理：{act}")
        return self


def fill(form: Locator, **fields):
    """Fill in fields by their names; a tuple ticks by names in a list; True ticks a box."""
    for name, value in fields.items():
        _fill(form, name, value)
    return form


def _fill(form, name, value):
    field = form.locator(f"[name='{name}']")
    if isinstance(value, tuple):
        for one in value:
            form.get_by_role("checkbox", name=one, exact=True).check()
    elif value is True:
        field.check()
    elif field.first.evaluate("one => one.type") == "radio":
        form.get_by_role("radio", name=value).check()
    elif field.first.evaluate("one => one.tagName") == "SELECT":
        field.select_option(label=value)
    else:
        field.fill(value)


def send(form: Locator):
    """Press the form's button."""
    form.locator("button.primary").click()


def write(person, title, text="现状、问题和建议都写在这里，供有关单位研究办理，并请书面答复。"):
    """A deputy writes a suggestion and hands it in."""
    person.home().follow("写建议")
    send(fill(person.form(), title=title, sector="社会治理", text=text))
    person.done("起草建议")
    return act(person, "提交建议", occasion="闭会期间")


def admit(person, title):
    """A clerk admits a suggestion from the desk."""
    person.home().begin_awaited(title)
    send(person.form())
    return person.done("受理")


def act(person, title, **fields):
    """Open an act on the matter's page, fill in its form, send it, and see that it is recorded."""
    send(fill(person.open_act(title), **fields))
    return person.done(title)
