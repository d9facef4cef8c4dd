"""Every page, for whoever may open it: nothing in anybody's way, on a desk and on a telephone, by day and by night."""

import pytest

from tests.journeys.hands import Person as Somebody
from yishi import rulebook
from yishi.congress.entrusting import desks_of
from yishi.congress.models import Account, Body, Congress, Office, Person, Station, Unit
from yishi.congress.queries import offices_of
from yishi.likeness.models import Pair
from yishi.notices.models import Hook
from yishi.record.models import Entry, Sealed
from yishi.record.readers import may_unseal
from yishi.record.standings import standing_of
from yishi.web import (
    clock,
    views,  # noqa: F401 - importing declares the pages
)
from yishi.web.pages import PAGES
from yishi.web.paper import WAYS
from yishi.web.sight import actor, seen, visible_matters

pytestmark = pytest.mark.browser

NARROW, WIDE = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
ROLES = (
    "public", "clerk", "deputy", "unit", "unit_staff", "station_staff", "chairperson", "secretary", "auditor",
    "administrator",
)  # fmt: skip
# What a secretary is refused, whatever is asked there.
IN_PERSON = {"notice_settings"}
# Public pages look the same to all who have signed in: these two stand for everybody.
READERS = ("public", "clerk")
NO_PAGES = {
    "answers to a form": {
        "choose_office", "demo_sign_in", "go_home", "import_all", "import_drop", "import_upload", "office_add",
        "exam_add", "exam_retire", "office_end",
        "paper_drop", "paper_take_in", "person_login", "unit_abolish", "unit_add", "workday_set",
        "year_publish",
    },
    "files": {
        "checkpoint_json", "countersigns_file", "document", "entry_proof", "evaluation_file", "form_file",
        "import_template", "paper_file", "paper_scan",
    },
    "a resident's own: tests/journeys/test_stations.py": {"letter", "letter_act", "letter_done", "station_sent"},
    "answers to a form, a file, and a way on, of stations": {"station_begin", "station_qr", "station_set"},
    "answers to a form, and a way on, of notices: tests/journeys/test_notices.py": {
        "calendar", "calendar_link", "hook_act", "mailbox", "notice", "notices_read", "outbox_again",
    },
    "answers to a form, of lists and of suggestions that are alike": {
        "drop_list_view", "like_apart", "like_merge", "save_list_view",
    },
    "after a hand-over in batch: tests/journeys/test_handing_over_in_batch.py": {
        "handover_batch", "handover_batch_go", "handover_batch_list",
    },
    "answers to a form, parts of a page, and sealed ballots: tests/journeys/test_sitting.py": {
        "cast", "floor", "mine", "press", "sealed", "sealed_bundle", "sealed_send", "sealed_state", "trackers",
    },
    "needs a table to check: tests/web/test_imports.py": {"import_check"},
    "closed once there is a congress; see below": {"setup"},
    "a demonstration has no passwords; see below, and tests/journeys/test_accounts.py": {
        "account_change_password", "account_reauthenticate", "account_way", "mfa_activate_totp", "mfa_add_webauthn",
        "mfa_deactivate_totp", "mfa_edit_webauthn", "mfa_generate_recovery_codes", "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn", "mfa_remove_webauthn", "mfa_view_recovery_codes",
    },
    "answers to a form, and steps of signing in: tests/journeys/test_accounts.py": {
        "accounts_second_factor", "identity_begin", "identity_unlink", "invitation_open", "letter_withdraw", "letters",
        "mfa_authenticate", "mfa_login_webauthn", "openid_connect_callback", "other_sessions", "person_second_factor",
        "secretary_revoke",
    },
}  # fmt: skip


STATION_PAGES = ("station", "station_enter", "station_plan", "station_poster", "station_settings")


class Reader:
    """One role of the demonstration, and what it may look at."""

    def __init__(self, role):
        self.congress = Congress.objects.get()
        self.on = clock.today(self.congress)
        account = Account.objects.filter(demo_role=role).first()
        self.desk = desks_of(account).first() if role == "secretary" else None
        self.office = self.desk.office if self.desk else offices_of(account, self.on).first() if account else None
        self.kinds = {"public"} | ({"signed_in", self.office.kind} if self.office else set())

    def matters(self):
        """The latest matter of each stage that may be seen."""
        found = {}
        for procedure in rulebook.CURRENT:
            for matter in visible_matters(self.congress, procedure, self.office).order_by("pk"):
                found[procedure, matter.stage] = matter
        watching = {"chairperson", "auditor", "administrator"} & self.kinds
        return list(found.values())[-3:] if watching else list(found.values())

    def forms(self):
        """One matter for each act that is open somewhere."""
        found = {}
        for matter in self.matters() if self.office else []:
            _, standing = seen(self.congress, matter.pk, self.office, self.on)
            for act in standing.open_to(actor(self.office)):
                if act.delegable or not self.desk:
                    found.setdefault(act.code, {"pk": matter.pk, "act": act.code})
        return list(found.values())

    def _sitting(self):
        """The sitting of the anchor day, and one long over."""
        held = visible_matters(self.congress, "standing_committee_meeting", self.office).filter(public=True)
        stages = ("papers_distributed", "archived")
        return [{"pk": held.filter(stage=stage).latest("pk").pk} for stage in stages]

    def examples(self, name):
        """What stands in a page's address for its placeholders."""
        matters = self.matters()
        told = {
            "matter": lambda: [{"pk": one.pk} for one in matters],
            "paper": lambda: [{"pk": one.pk, "seq": self._latest(one)} for one in matters[-2:]],
            "do": self.forms,
            "begin": lambda: [{"procedure": "suggestion"}] if "begin" in self._openings() else [],
            "matters": lambda: [{"procedure": one} for one in rulebook.CURRENT],
            "handbook_page": lambda: [{"procedure": one} for one in rulebook.CURRENT],
            "deputy": lambda: [{"pk": matters[-1].lead_deputy_id or self._somebody()}],
            "duty": lambda: [{"pk": matters[-1].lead_deputy_id or self._somebody()}],
            "person": lambda: [{"pk": self._somebody()}],
            "person_identifier": lambda: [{"pk": self._somebody()}],
            "person_secretary": lambda: [{"pk": self._somebody()}],
            "read_sealed": self._sealed,
            "likes": lambda: [{"pk": one.pk} for one in self._suggestions()[-1:]],
            "like": self._alike,
            "unit_charts": lambda: [{"pk": Unit.objects.filter(name="县交通运输局").first().pk}],
            "town_charts": lambda: [{"pk": Body.objects.filter(kind=Body.Kind.DELEGATION).first().pk}],
            "hook": lambda: [{"pk": one.pk} for one in Hook.objects.all()],
            **dict.fromkeys(STATION_PAGES, self._station),
            **dict.fromkeys(("wall", "place"), self._sitting),
            "exam_paper": lambda: [{"pk": one.pk} for one in matters if one.procedure == "appointment"][-1:],
            "paper_deputy": lambda: [{"seat": self._seat(None)}],
            "paper_begin": lambda: [{"seat": self._seat(None), "procedure": one} for one in WAYS],
            "paper_act": lambda: self._on_paper("replied", act="rate_dissatisfied"),
            "paper_signatures": lambda: self._on_paper("co_signing"),
        }
        return told.get(name, lambda: [{}])()

    def _suggestions(self):
        return [one for one in self.matters() if one.procedure == "suggestion" and one.text]

    def _alike(self):
        """Two that are like each other, to whoever may see both."""
        mine = visible_matters(self.congress, "suggestion", self.office)
        found = Pair.objects.filter(first__in=mine, second__in=mine).order_by("-pk")[:1]
        return [{"pk": one.second_id, "other": one.first_id} for one in found]

    def _station(self):
        """The own station of whoever works at one, else the one that the demonstration shows."""
        stations = Station.objects.filter(congress=self.congress, unit__name="柳溪镇代表联络站")
        return [{"slug": one.slug} for one in stations]

    def _openings(self):
        kind = self.office.kind if self.office else ""
        return {"begin"} if kind in {"deputy", "clerk"} else set()

    def _latest(self, matter):
        entries = Entry.objects.filter(matter=matter)
        public = [act.code for act in rulebook.CURRENT[matter.procedure].by_code.values() if act.public]
        return (entries if self.office else entries.filter(act__in=public)).latest("seq").seq

    def _somebody(self):
        return Person.objects.filter(account__isnull=False).first().pk

    def _seat(self, person):
        deputies = Office.objects.filter(congress=self.congress, kind="deputy")
        return (deputies.filter(person=person) if person else deputies).first().pk

    def _on_paper(self, stage, **more):
        """A matter at that stage that the office may see, and its lead deputy's seat."""
        found = visible_matters(self.congress, "suggestion", self.office).filter(stage=stage).first()
        return [{"seat": self._seat(found.lead_deputy_id), "pk": found.pk, **more}] if found else []

    def _sealed(self):
        """The first value that the office may read."""
        for one in Sealed.objects.filter(matter__isnull=False).select_related("matter"):
            if may_unseal(standing_of(one.matter, self.on), self.office):
                return [{"commitment": one.commitment}]
        return []

    def addresses(self, role):
        """The pages' addresses, without those that are the same to another role."""
        beside = set().union(*NO_PAGES.values())
        for page in PAGES.values():
            everybodys = "public" in page.by and page.name not in {"matter", "matters"}
            if page.name in beside or not page.by & self.kinds or (everybodys and role not in READERS):
                continue
            if self.desk and page.name in IN_PERSON:
                continue
            for values in self.examples(page.name):
                yield page.name, address(page.route, {"code": self.congress.code, **values})


def address(route, values):
    """A page's address with its placeholders filled in; the test names every one of them."""
    for converter, name in placeholders(route):
        route = route.replace(f"<{converter}:{name}>", str(values[name]))
    return f"/{route}"


def placeholders(route):
    return [tuple(part.split(">")[0].split(":")) for part in route.split("<")[1:]]


def test_every_page_is_looked_at_or_said_why_not():
    named = set().union(*NO_PAGES.values())
    assert named <= set(PAGES)


@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_in_the_way(role, new_page, demo_site, barriers):
    page = new_page(viewport=NARROW, color_scheme="dark", reduced_motion="reduce")
    errors = []
    # The server of journeys has no streams: pages that would listen ask instead.
    told = lambda message: message.type == "error" and "/live/" not in message.location.get("url", "")  # noqa: E731
    page.on("console", lambda message: errors.append(message.text) if told(message) else None)
    if role != "public":
        page.goto("/accounts/login/")
        page.locator(f"button[value='demo-{role.replace('_', '-')}']").click()
        page.wait_for_url("**/home/")
    found = {}
    for name, where in Reader(role).addresses(role):
        answer = page.goto(where)
        said = [] if answer.status == 200 else [f"answers {answer.status}"]
        said += barriers(page) + overflow(page) + errors
        if name != "do":
            page.emulate_media(color_scheme="light")
            page.set_viewport_size(WIDE)
            said += barriers(page) + overflow(page)
            page.set_viewport_size(NARROW)
            page.emulate_media(color_scheme="dark")
        errors.clear()
        if said:
            found[where] = said
    assert found == {}


def overflow(page):
    """Whether anything sticks out at the side, in ordinary and in large type."""
    wide = page.evaluate(
        """() => ["", "large"].map((type) => {
             document.documentElement.dataset.type = type;
             const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
             delete document.documentElement.dataset.type;
             return over;
           })"""
    )
    sizes = zip(("usual", "large"), wide, strict=True)
    return [f"{over} px too wide in {size} type" for size, over in sizes if over > 0]


def test_refusals_and_errors_are_as_plain_as_pages(enter, barriers):
    deputy = enter("deputy", phone=True)
    code = Congress.objects.get().code
    for where in (f"/c/{code}/people/", f"/c/{code}/nowhere/", f"/c/{code}/matters/suggestion/?q=没有这样的建议"):
        deputy.page.goto(where)
        assert barriers(deputy.page) + overflow(deputy.page) == []
    deputy.home().follow("写建议")
    deputy.form().locator("button.primary").click()
    deputy.see("还有需要补正的地方")
    assert barriers(deputy.page) + overflow(deputy.page) == []


def test_a_given_out_password_is_changed_first(new_page, site, barriers):
    Account.objects.create_user("hexiaoyan", password="槐花香里说丰年-42", password_is_temporary=True)
    somebody = Somebody(new_page(viewport=NARROW))
    page = somebody.page
    page.goto("/accounts/login/")
    for name, value in (("login", "hexiaoyan"), ("password", "槐花香里说丰年-42")):
        page.locator(f"[name='{name}']").fill(value)
    page.locator("main button.primary").click()
    somebody.see("修改密码").see("初始密码")
    assert barriers(page) + overflow(page) == []
    for name, value in (
        ("oldpassword", "槐花香里说丰年-42"),
        ("password1", "稻花香里听取蛙声-43"),
        ("password2", "稻花香里听取蛙声-43"),
    ):
        page.locator(f"[name='{name}']").fill(value)
    page.locator("main button.primary").click()
    somebody.see("密码已经修改").see("您的账号目前没有担任任何职务")
    assert barriers(page) + overflow(page) == []


def test_an_empty_site_says_how_to_begin(new_page, site, barriers):
    somebody = Somebody(new_page(viewport=NARROW))
    for where, words in (("/", "还没有建立人民代表大会"), ("/setup/", "建立"), ("/accounts/login/", "登录")):
        somebody.page.goto(where)
        somebody.see(words)
        assert barriers(somebody.page) + overflow(somebody.page) == []
