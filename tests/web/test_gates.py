"""Every declared page opens to those whom its declaration names, to nobody else, and never breaks.

One small county: a suggestion carried to its close and made public, a draft that is its deputy's alone, and
a second county whose clerk has no business here.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.at_station import make_station
from tests.making import DAY, Cast, drafted, handed_over, make_cast, make_congress, office, perform_quickly, reply
from tests.sitting import House
from yishi.assigning.models import Batch
from yishi.congress.exams import add_question
from yishi.congress.models import Account, Body, CongressTerm, Deputy, Office
from yishi.notices.feeds import make_feed
from yishi.notices.models import Hook, Notice
from yishi.record import sealing, standings
from yishi.record.checkpoints import make_checkpoint
from yishi.record.models import Entry, Matter, Sealed
from yishi.record.papers import keep
from yishi.rulebook.roles import OfficeKind
from yishi.web import urls
from yishi.web.pages import EVERYBODY, SIGNED_IN, Page

SECRET_TITLE = "关于不得外泄之事的草稿"
PHONE = "13800138000"
SIGNED = 6  # the entry of the reply, which everybody may read
# Leaving comes last: whoever has left is nobody.
PAGES = sorted(urls.PAGES.values(), key=lambda page: page.name == "account_logout")
CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n%%EOF\n"
# These ask more of whoever comes than their declarations say: who may do the act, see the letter, lead the station.
STRICTER = {"do", "begin", "read_sealed", "station_settings"}
# These open after something that other tests do: a table or a scan sent in, a matter at the right stage.
AFTERWARDS = {"import_check", "paper_scan", "paper_act", "paper_signatures"}
# These open where ballots are sealed: the vote here is an open one.
AFTERWARDS |= {"sealed", "sealed_state", "sealed_bundle", "trackers"}
# This opens for a case on persons.
AFTERWARDS |= {"exam_paper"}
# These open once a second step is set up or an identity provider known (see test_second_factors, test_oidc).
AFTERWARDS |= {"mfa_deactivate_totp", "mfa_view_recovery_codes", "openid_connect_callback"}
# Steps of signing in: whoever has not begun is led to the beginning.
ON_THE_WAY_IN = {"mfa_authenticate", "mfa_login_webauthn"}
NOBODY, NO_OFFICE, FOREIGNER, OUTSIDER = "anonymous", "no_office", "foreign_clerk", "other_deputy"
VISITORS = [NOBODY, NO_OFFICE, FOREIGNER, OUTSIDER, *OfficeKind]

pytestmark = pytest.mark.django_db


@dataclass
class World:
    """The counties, and what the addresses of pages name."""

    cast: Cast
    closed: Matter
    draft: Matter
    foreign: Cast
    document: str
    like: Matter
    station: str = ""
    token: str = ""
    vote: int = 0
    others: dict[str, int] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    def client(self, visitor: str, **options: Any) -> Client:
        client = Client(**options)
        if visitor != NOBODY:
            client.force_login(self.accounts[visitor])
        return client

    def address(self, page: Page, matter: Matter | None = None) -> str:
        return reverse(page.name, kwargs={name: self._named(name, page, matter) for name in names_in(page)})

    def _named(self, name: str, page: Page, matter: Matter | None) -> Any:
        sealed = Sealed.objects.get(matter=self.closed, field="phone")
        if name == "pk":
            return self._pk(page, matter)
        values: dict[str, Any] = {
            "code": self.cast.congress.code,
            "act": "withhold",
            "procedure": "suggestion",
            "seq": 1 if matter is self.draft else SIGNED,
            "sha256": self.document,
            "kind": "units",
            "key": "0" * 32,
            "commitment": sealed.commitment,
            "office": self.cast.clerk.pk,
            "size": self.cast.congress.checkpoints.order_by("-size").first().size,
            "year": 2027,
            "seat": self.cast.deputy.pk,
            "slug": self.station,
            "what": "serving",
            "form": "suggestion",
            "ending": "pdf",
            "token": self.token,
            "other": self.like.pk,
            "vote": self.vote,
        }
        return values[name]

    def _pk(self, page: Page, matter: Matter | None) -> int:
        at = page.route.split("<int:pk>", maxsplit=1)[0].rstrip("/").rpartition("/")[2]
        person = self.cast.deputy.person_id
        others = {"people": person, "deputies": person, "units": self.cast.lead.pk, **self.others}
        return others.get(at, (matter or self.closed).pk)


def names_in(page: Page) -> list[str]:
    return re.findall(r"<\w+:(\w+)>", page.route)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.KEYS, settings.DOCUMENTS, settings.UPLOADS = (tmp_path / one for one in ("keys", "documents", "uploads"))
    settings.KEYS.mkdir()
    for kept in (sealing._cipher, standings.practice_version):
        kept.cache_clear()
    yield
    for kept in (sealing._cipher, standings.practice_version):
        kept.cache_clear()


@pytest.fixture
def world():
    cast, foreign = make_cast(), make_cast(make_congress())
    term = CongressTerm.objects.create(congress=cast.congress, number=18, begins=DAY.replace(year=2022))
    Deputy.objects.create(congress=cast.congress, term=term, person=cast.deputy.person, elected_on=term.begins)
    paper = keep(cast.congress, PDF, "竣工照片.pdf", timezone.now())
    done = handed_over(cast, phone=PHONE)
    perform_quickly("draft_reply", cast.head, DAY, reply(), done)
    perform_quickly("sign_reply", cast.head, DAY, reply(), done, papers=[(paper, "竣工照片.pdf")])
    perform_quickly("rate_satisfied", cast.deputy, DAY, None, done)
    perform_quickly("publish", cast.clerk, DAY, CLEARED, done)
    station = make_station(cast).station.slug
    made = World(cast, done, drafted(cast, title=SECRET_TITLE), foreign, paper.sha256, handed_over(cast), station)
    make_checkpoint(cast.congress, timezone.now())
    made.accounts = accounts(made)
    made.others = told(made)
    made.others["sitting"], made.vote = sitting(made)
    made.token = make_feed(cast.deputy.person, timezone.now())
    return made


def sitting(world: World) -> tuple[int, int]:
    """A meeting of the standing committee that is open, and a vote in it."""
    cast = world.cast
    kinds = ("chairperson", "vice_chairperson", "committee_member")
    members = [Office.objects.filter(congress=cast.congress, kind=kind).latest("pk") for kind in kinds]
    house = House(cast.congress, [cast.chair, *members[1:]], cast.clerk, cast.lead, cast.head)
    opened = house.ready()
    house.sign_in(opened)
    house.act("open_sitting", house.chair, opened)
    house.act("adopt_agenda", house.chair, opened, in_favour=3)
    house.act("take_up_item", house.chair, opened, topic="1")
    return opened.pk, house.put(opened).pk


def told(world: World) -> dict[str, int]:
    """A notice for the deputy, a webhook, a batch handed over: what the addresses of their pages name."""
    of = {"congress": world.cast.congress, "person": world.cast.deputy.person, "office": world.cast.deputy}
    entry = world.closed.entries.get(seq=SIGNED)
    notice = Notice.objects.create(
        **of, kind="news", subject="entry:6", matter=world.closed, entry=entry, at=timezone.now()
    )
    hook = Hook.objects.create(
        congress=world.cast.congress, title="短信", url="https://sms.example/", secret=b"", made_at=timezone.now()
    )
    batch = Batch.objects.create(congress=world.cast.congress, key="0" * 32, office=world.cast.clerk, at=timezone.now())
    town = Body.objects.create(congress=world.cast.congress, kind=Body.Kind.DELEGATION, name_zh="甲镇代表团")
    question = add_question(world.cast.congress, "县级人大每届几年？", ["三年", "五年"], "B", "《地方组织法》第九条")
    return {"exams": question.pk, "notices": notice.pk, "hooks": hook.pk, "batches": batch.pk, "towns": town.pk}


def accounts(world: World) -> dict[str, Account]:
    """A login for each visitor; each kind of office is held by whoever takes part, where somebody does."""
    cast = world.cast
    held = {
        "deputy": cast.deputy,
        "clerk": cast.clerk,
        "chairperson": cast.chair,
        "unit_head": cast.head,
        "unit_staff": office(cast.congress, "unit_staff", cast.lead),
        OUTSIDER: cast.colleague,
        FOREIGNER: world.foreign.clerk,
    }
    found = {}
    for visitor in VISITORS[1:]:
        found[visitor] = Account.objects.create(username=f"login-{visitor}")
        if visitor != NO_OFFICE:
            person = (held.get(visitor) or office(cast.congress, visitor)).person
            person.account = found[visitor]
            person.save()
    return found


def kind_of(visitor: str) -> str:
    """In which office somebody acts here."""
    return {NOBODY: "", NO_OFFICE: "", FOREIGNER: "", OUTSIDER: "deputy"}.get(visitor, visitor)


def expected(page: Page, visitor: str) -> str:
    """What the declaration says: the login, a refusal, or the page."""
    if page.by == EVERYBODY:
        return "open"
    if visitor == NOBODY:
        return "login"
    if page.by == SIGNED_IN or kind_of(visitor) in page.by:
        return "open"
    return "refused"


def answered(answer: Any) -> str:
    if answer.status_code == 302 and "/accounts/login/" in answer["Location"]:
        return "login"
    if answer.status_code == 403:
        return "refused"
    return "open" if answer.status_code < 500 else f"broken: {answer.status_code}"


def said(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace")


def let_go(answer) -> None:
    """A file that is sent is read to its end: that closes it, and leaves the test's own connection alone."""
    if answer.streaming:
        for _ in answer.streaming_content:
            pass


def get(client: Client, address: str) -> tuple[int, str]:
    """The status of a page, and what it says; whatever file it sends is read and closed."""
    answer = client.get(address)
    text = said(answer)
    let_go(answer)
    return answer.status_code, text


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_page_opens_to_those_whom_its_declaration_names_and_to_nobody_else(world, visitor):
    client, wrong = world.client(visitor), {}
    for page in PAGES:
        answer = client.get(world.address(page))
        let_go(answer)
        stricter = page.name in STRICTER and answered(answer) == "refused" and visitor != NOBODY
        begins = page.name in ON_THE_WAY_IN and answered(answer) == "login"
        if answered(answer) != expected(page, visitor) and not stricter and not begins:
            wrong[page.name] = (answered(answer), answer.status_code)

    assert wrong == {}


@pytest.mark.parametrize("visitor", VISITORS)
def test_no_draft_and_no_telephone_number_leaks_to_anybody_on_any_page(world, visitor):
    client = world.client(visitor)
    told = {page.name: get(client, world.address(page))[1] for page in PAGES}
    leaking = {name for name, text in told.items() if PHONE in text or (SECRET_TITLE in text and visitor != "deputy")}

    assert leaking == set()


MATTER_PAGES = [page for page in PAGES if "/m/<int:pk>/" in page.route]


@pytest.mark.parametrize("visitor", [one for one in VISITORS if one != "deputy"])
def test_a_draft_is_to_strangers_what_a_matter_that_does_not_exist_is(world, visitor):
    client, nothing = world.client(visitor), Matter(pk=999_999)
    there, nowhere = (
        {page.name: get(client, world.address(page, one))[0] for page in MATTER_PAGES} for one in (world.draft, nothing)
    )

    assert there == nowhere
    assert {there[page.name] for page in MATTER_PAGES if page.by == EVERYBODY} == {404}


def test_the_draft_is_there_for_its_own_deputy(world):
    status, text = get(world.client("deputy"), world.address(urls.PAGES["matter"], world.draft))

    assert (status, SECRET_TITLE in text) == (200, True)


def test_a_matter_is_not_found_under_another_county(world):
    address = reverse("matter", args=[world.foreign.congress.code, world.closed.pk])

    assert {get(world.client(visitor), address)[0] for visitor in VISITORS} == {404}


def test_there_is_no_page_of_a_county_that_does_not_exist(world):
    of_counties = [page for page in PAGES if "code" in names_in(page)]
    elsewhere = [world.address(page).replace(world.cast.congress.code, "000000") for page in of_counties]

    assert {get(world.client("clerk"), address)[0] for address in elsewhere} == {404}


def test_every_page_opens_for_somebody_or_takes_only_what_is_sent(world):
    clients = {visitor: world.client(visitor) for visitor in VISITORS}
    never = {page.name for page in PAGES if not any(opens(page, one, world, clients[one]) for one in VISITORS)}

    assert never == AFTERWARDS


def test_a_page_that_asks_more_than_it_declares_refuses_somebody_whom_its_declaration_names(world):
    clients = {visitor: world.client(visitor) for visitor in VISITORS[1:]}
    refusing = {name for name in STRICTER if any(refuses(urls.PAGES[name], *one, world) for one in clients.items())}

    assert refusing == STRICTER


def refuses(page: Page, visitor: str, client: Client, world: World) -> bool:
    return expected(page, visitor) == "open" and get(client, world.address(page))[0] == 403


def opens(page: Page, visitor: str, world: World, client: Client) -> bool:
    return expected(page, visitor) == "open" and get(client, world.address(page))[0] in {200, 302, 405}


@pytest.mark.parametrize("visitor", [NOBODY, "clerk", "administrator", "deputy", "unit_head"])
def test_nothing_is_taken_without_the_token_of_its_own_form(world, visitor):
    client = world.client(visitor, enforce_csrf_checks=True)
    entries = Entry.objects.count()
    answers = {page.name: client.post(world.address(page), {"office": "1"}).status_code for page in PAGES}

    assert {name: status for name, status in answers.items() if status != 403} == {}
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("visitor", VISITORS)
def test_what_is_sent_empty_is_answered_and_enters_nothing(world, visitor):
    client, entries = world.client(visitor), Entry.objects.count()
    broken = {}
    for page in PAGES:
        answer = client.post(world.address(page))
        let_go(answer)
        if answer.status_code >= 500:
            broken[page.name] = answer.status_code

    assert broken == {}
    assert Entry.objects.count() == entries
