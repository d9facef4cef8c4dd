"""The search page: what is shown of what was found, filters, odd questions, the way there."""

from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.making import DAY, admitted, at_ten, closed, drafted, handed_over, make_cast, perform_quickly, replied, reply
from tests.search.files import TEXT, word
from yishi.congress.models import Account, Congress, CongressTerm, Deputy
from yishi.record import sealing, standings
from yishi.record.following import catch_up
from yishi.record.papers import keep
from yishi.search.documents import read_documents
from yishi.search.models import Passage, Place, bag_of
from yishi.web import clock, searching

CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}
NARROWING = ["procedure", "stage", "category", "year", "unit", "from", "to", "place", "page"]
ODD = ["\x00", b"\xed\xa0\x80", "'; DROP TABLE x--", "(" * 90, '"' * 7, "NEAR(a b)", "a* OR b", "^a", ":*", "-1"]
ODD += ["公" * 5000, "﷽" * 90, "İ", "ß", "½", "1" * 99, "٣"]
FIRST, LAST = "0001-01-01", "9999-12-31"
FAR = [(FIRST, LAST), ("1900-01-01", ""), (LAST, FIRST), ("", FIRST), (LAST, "")]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path, monkeypatch):
    settings.KEYS, settings.DOCUMENTS = tmp_path / "keys", tmp_path / "documents"
    settings.KEYS.mkdir()
    monkeypatch.setattr(clock, "now", lambda _=None: datetime(2026, 3, 2, 15, tzinfo=ZoneInfo("Asia/Shanghai")))
    yield
    sealing._cipher.cache_clear()
    standings.practice_version.cache_clear()


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def asked(client, cast):
    """A function: the page as somebody sees it who asks."""

    def page(office=None, **given):
        if office is None:
            client.logout()
        else:
            account, _ = Account.objects.get_or_create(username=f"reader-{office.pk}")
            office.person.account = account
            office.person.save()
            client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        follow(cast)
        answer = client.get(reverse("search", args=[cast.congress.code]), given)
        assert answer.status_code == 200
        return answer.content.decode()

    return page


def follow(cast):
    catch_up(Congress.objects.get(pk=cast.congress.pk), at_ten(DAY), only="search")


def link(cast, matter, seq=None):
    there = reverse("matter", args=[cast.congress.code, matter.pk])
    return f'href="{there}#e{seq}"' if seq else f'href="{there}"'


# ------------------------------------------------------------------------------------------ what is shown


def test_words_are_marked_in_titles_and_texts(cast, asked):
    matter = admitted(cast, title="关于渡口的建议", text="渡口没有护栏，行人不便，请予解决。" * 2)
    page = asked(cast.clerk, q="渡口")
    assert "关于<mark>渡口</mark>的建议" in page
    assert "<mark>渡口</mark>没有护栏" in page
    assert link(cast, matter) in page
    assert "共 1 件" in page


def test_a_word_in_a_reply_leads_to_the_entry(cast, asked):
    matter = replied(cast, answer=reply(text="渡船检修已经安排，月底完成。" * 2))
    page = asked(cast.clerk, q="渡船检修")
    assert "<mark>渡船检修</mark>已经安排" in page
    assert link(cast, matter, matter.last_seq) in page


def test_a_word_in_a_document_leads_to_the_document(cast, asked):
    matter = handed_over(cast)
    paper = keep(cast.congress, word(TEXT), "附件.docx", at_ten(DAY))
    perform_quickly("draft_reply", cast.head, DAY, reply(), matter)
    perform_quickly("sign_reply", cast.head, DAY, reply(), matter, papers=[(paper, "竣工单.docx")])
    follow(cast)
    read_documents(cast.congress, DAY)
    page = asked(cast.clerk, q="急弯路段")
    assert f'href="{reverse("document", args=[cast.congress.code, matter.pk, paper.sha256])}"' in page
    assert "竣工单.docx" in page
    assert "护栏加装在<mark>急弯路段</mark>" in page


def test_what_was_written_is_shown_and_never_run(cast, asked):
    admitted(cast, title="关于<script>alert(1)</script>渡口的建议")
    page = asked(cast.clerk, q="渡口 <script>")
    assert "<script>alert" not in page
    assert "<mark>&lt;script&gt;</mark>" in page


def test_a_deputy_and_a_unit_of_that_name_are_offered_first(cast, asked):
    cast.deputy.person.name = "吴思远"
    cast.deputy.person.save()
    term = CongressTerm.objects.create(congress=cast.congress, number=18, begins=DAY.replace(year=2022))
    Deputy.objects.create(congress=cast.congress, term=term, person=cast.deputy.person, elected_on=term.begins)
    matter = admitted(cast)
    for typed in ("吴思远", "wsy", "wusiyuan"):
        page = asked(cast.clerk, q=typed)
        assert f'href="{reverse("deputy", args=[cast.congress.code, cast.deputy.person_id])}"' in page
        assert link(cast, matter) in page
        assert "<mark>吴思远</mark>代表" in page
    assert f"?unit={cast.lead.pk}" in asked(cast.clerk, q=cast.lead.name)


def test_whoever_takes_part_beside_the_deputy_and_the_unit_shown_is_named(cast, asked):
    handed_over(cast, co_units=[cast.other])
    assert f"<mark>{cast.other.name}</mark>" in asked(cast.clerk, q=f"“{cast.other.name}”")


def test_a_number_leads_to_its_matter(cast, asked):
    matter = admitted(cast)
    assert link(cast, matter) in asked(cast.clerk, q="第1号")
    assert link(cast, matter) in asked(cast.clerk, q="2026-001")
    assert "没有找到" in asked(cast.clerk, q="2026-002")


def test_beyond_a_few_passages_it_is_said_how_many_more_there_are(cast, asked):
    matter = handed_over(cast)
    for _ in range(5):
        perform_quickly("contact", cast.head, DAY, {"way": "phone", "note": "与代表谈渡船检修。"}, matter)
    assert "此件另有 2 处" in asked(cast.clerk, q="渡船检修")


def test_pairs_that_stand_apart_are_no_word(cast, asked):
    apart = admitted(cast, text="渡船、船检、检修三个词分开写，不相连。" * 2)
    assert link(cast, apart) not in asked(cast.clerk, q="“渡船检修”")
    assert "没有找到" in asked(cast.clerk, q="“渡船检修”")


# ------------------------------------------------------------------------------------------ who sees what


def test_the_public_sees_what_is_public_and_nothing_else(cast, asked):
    secret = drafted(cast, title="关于渡口的草稿")
    kept = admitted(cast, title="关于渡口的建议")
    shown = closed(cast, title="关于渡口的另一建议")
    perform_quickly("publish", cast.clerk, DAY, CLEARED, shown)
    page = asked(q="渡口")
    assert link(cast, shown) in page
    assert link(cast, kept) not in page
    assert link(cast, secret) not in page
    assert "共 1 件" in page


def test_a_unit_sees_no_evaluation_that_is_not_published(cast, asked):
    matter = replied(cast)
    perform_quickly("rate_dissatisfied", cast.deputy, DAY, {"remark": "避重就轻", "shortfalls": []}, matter)
    assert "没有找到" in asked(cast.head, q="避重就轻")
    assert "<mark>避重就轻</mark>" in asked(cast.deputy, q="避重就轻")


def test_an_index_that_says_too_much_is_not_believed(cast, asked):
    secret = drafted(cast, title="关于渡口的草稿")
    matter = replied(cast, title="关于码头的建议")
    perform_quickly("rate_dissatisfied", cast.deputy, DAY, {"remark": "避重就轻", "shortfalls": []}, matter)
    asked(q="渡口")
    for one in Passage.objects.all():
        one.bag = bag_of([*one.bag.split(" "), f"@{cast.congress.pk}", f"!{cast.congress.pk}"])
        one.save()
    assert link(cast, secret) not in asked(q="渡口")
    assert "避重就轻</mark>" not in asked(cast.head, q="避重就轻")


def test_it_is_said_when_something_new_is_not_in_the_index_yet(client, cast, asked):
    matter = admitted(cast, title="关于渡口的建议")
    asked(cast.clerk, q="渡口")
    perform_quickly("assign", cast.clerk, DAY, {"lead_unit": cast.lead.pk, "co_units": []}, matter)
    page = client.get(reverse("search", args=[cast.congress.code]), {"q": "渡口"}).content.decode()
    assert "还有 1 条新记录没有编入检索" in page


# ------------------------------------------------------------------------------------------ filters and pages


def test_filters_narrow_and_can_be_cleared(cast, asked):
    road = handed_over(cast, title="关于渡口的建议", sector="transport")
    school = admitted(cast, title="关于学校渡口的建议", sector="education")
    chosen = {
        "procedure": "suggestion",
        "category": "education",
        "year": "2026",
        "from": "2026-03-01",
        "to": "2026-03-31",
        "place": "title",
    }
    page = asked(cast.clerk, q="渡口", **chosen)
    assert link(cast, school) in page
    assert link(cast, road) not in page
    assert "清除筛选" in page
    page = asked(cast.clerk, q="渡口", unit=cast.lead.pk)
    assert link(cast, road) in page
    assert link(cast, school) not in page
    assert "没有找到" in asked(cast.clerk, q="渡口", place="paper")


def test_what_is_no_choice_is_left_out(cast, asked):
    matter = admitted(cast, title="关于渡口的建议")
    odd = {
        "procedure": "x",
        "stage": "'",
        "year": "\x00",
        "unit": "9" * 40,
        "from": "2026-13-99",
        "place": "@",
        "page": "-1",
    }
    page = asked(cast.clerk, q="渡口", **odd)
    assert link(cast, matter) in page


def test_results_come_twenty_a_page(cast, asked, monkeypatch):
    monkeypatch.setattr(searching, "PAGE", 2)
    made = [admitted(cast, title="关于渡口的建议") for _ in range(3)]
    first, last = asked(cast.clerk, q="渡口"), asked(cast.clerk, q="渡口", page=99)
    assert "共 3 件，第 1 页，共 2 页" in first
    assert link(cast, made[2]) in first
    assert link(cast, made[0]) not in first
    assert link(cast, made[0]) in last
    assert 'rel="prev"' in last


def test_a_page_of_which_nothing_can_be_shown_leads_on(cast, asked, monkeypatch):
    monkeypatch.setattr(searching, "PAGE", 1)
    real, apart = (
        admitted(cast, text=text * 2) for text in ("渡船检修须尽快安排，以免误事。", "渡船、船检、检修三词分开写。")
    )
    page = asked(cast.clerk, q="“渡船检修”")
    assert link(cast, apart) not in page
    assert 'rel="next"' in page
    assert link(cast, real) in asked(cast.clerk, q="“渡船检修”", page=2)


def test_without_words_it_is_said_what_can_be_typed(asked):
    assert "写下要找的字词" in asked()
    page = asked(q="渡口")
    assert "没有找到“渡口”" in unescape(page)
    assert "几个词用空格隔开" in page


# ------------------------------------------------------------------------------------------ odd questions


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(q=st.text(max_size=120), more=st.dictionaries(st.sampled_from(NARROWING), st.text(max_size=20)))
def test_any_string_is_answered(client, cast, q, more):
    admitted(cast)
    follow(cast)
    answer = client.get(reverse("search", args=[cast.congress.code]), {**more, "q": q})
    assert answer.status_code == 200


@pytest.mark.parametrize("q", ODD)
def test_whatever_a_database_would_read_as_its_own_is_answered(client, cast, q):
    admitted(cast)
    follow(cast)
    assert client.get(reverse("search", args=[cast.congress.code]), {"q": q}).status_code == 200


@pytest.mark.parametrize(("begins", "ends"), FAR)
def test_days_may_lie_as_far_as_days_go(cast, asked, begins, ends):
    matter = admitted(cast, title="关于渡口的建议")
    page = asked(cast.clerk, q="渡口", **{"from": begins, "to": ends})
    assert (link(cast, matter) in page) == (begins < "2026" and (ends or "9999") > "2026")


# ------------------------------------------------------------------------------------------ queries and the way there


def test_it_asks_the_database_as_often_for_many_as_for_few(client, cast, asked):
    address = reverse("search", args=[cast.congress.code])
    counts = []
    for more in (1, 6):
        for _ in range(more):
            replied(cast, answer=reply(text="公路养护已经安排，月底完成。" * 2))
        asked(cast.clerk, q="公路")
        with CaptureQueriesContext(connection) as statements:
            client.get(address, {"q": "公路"})
        counts.append(len(statements))
    assert counts == [14, 14]


def test_every_page_of_a_congress_has_the_box(client, cast, asked):
    there = f'action="{reverse("search", args=[cast.congress.code])}"'
    asked(cast.head)
    assert there in client.get(reverse("home", args=[cast.congress.code])).content.decode()
    client.logout()
    assert there in client.get(reverse("portal", args=[cast.congress.code])).content.decode()


def test_a_list_finds_with_the_index(client, cast, asked):
    matter, other = admitted(cast, title="关于渡口的建议"), admitted(cast)
    asked(cast.clerk)
    there = reverse("matters", args=[cast.congress.code, "suggestion"])
    page = client.get(there, {"q": "渡口"}).content.decode()
    assert link(cast, matter) in page
    assert link(cast, other) not in page
    for odd in ("\x00", '"', "(((", "公" * 300):
        assert client.get(there, {"q": odd}).status_code == 200


def test_passages_of_matters_that_are_no_more_are_passed_over(cast, asked):
    matter = admitted(cast, title="关于渡口的建议")
    asked(cast.clerk, q="渡口")
    whole = Passage.objects.get(pk=Place(matter.pk).key)
    Passage.objects.create(id=Place(matter.pk + 1000).key, congress=cast.congress, bag=whole.bag)
    assert link(cast, matter) in asked(cast.clerk, q="渡口")
