"""Documents on the site: who may download which, and what stands beside the one that somebody must act upon."""

from io import BytesIO
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from tests.making import (
    DAY,
    after,
    at_ten,
    handed_over,
    make_cast,
    make_unit,
    office,
    perform_quickly,
    replied,
    reply,
    suggestion,
)
from yishi.congress.models import Account
from yishi.notices.models import Notice
from yishi.record import sealing, standings
from yishi.record.following import catch_up
from yishi.record.models import Entry

pytestmark = pytest.mark.django_db

CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}
OPINION = {"text": "本单位没有不同意见。"}


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.KEYS, settings.FONTS, settings.LETTERHEADS = (tmp_path / one for one in ("keys", "fonts", "letterheads"))
    settings.KEYS.mkdir()
    yield
    sealing._cipher.cache_clear()
    standings.practice_version.cache_clear()


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def drafted(cast):
    """A suggestion whose reply is drafted, with a co-unit that has not countersigned."""
    matter = handed_over(cast, co_units=[cast.other])
    perform_quickly("give_opinion", cast.officer, DAY, OPINION, matter)
    return perform_quickly("draft_reply", cast.head, DAY, reply(), matter).matter


def client(held=None):
    """Signed in as whoever holds an office; nobody without one."""
    visitor = Client()
    if held is not None:
        if held.person.account is None:
            held.person.account = Account.objects.create(username=f"login-{held.pk}")
            held.person.save()
        visitor.force_login(held.person.account)
    return visitor


def seq_of(matter, act):
    return Entry.objects.filter(matter=matter, act=act).latest("seq").seq


def address(name, matter, *rest):
    return reverse(name, args=[matter.congress.code, matter.pk, *rest])


def file_of(visitor, matter, act, ending="pdf", query=""):
    return visitor.get(address("paper_file", matter, seq_of(matter, act), ending) + query)


def content(answer):
    return b"".join(answer.streaming_content)


def words(answer):
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(content(answer))).pages)


def status(visitor, matter, act):
    answer = file_of(visitor, matter, act)
    if answer.streaming:
        content(answer)
    return answer.status_code


@pytest.fixture
def joint(cast):
    """A reply to three movers (the lead deputy, a co-signer, the mover of one merged into it), and these three."""
    joined = office(cast.congress, "deputy")
    draft = perform_quickly("draft", cast.deputy, DAY, suggestion()).matter
    perform_quickly("invite", cast.deputy, DAY, {"persons": [cast.colleague.person_id]}, draft)
    perform_quickly("cosign", cast.colleague, DAY, None, draft)
    perform_quickly("submit", cast.deputy, DAY, {"occasion": "recess"}, draft)
    perform_quickly("admit", cast.clerk, DAY, None, draft)
    other = perform_quickly("draft", joined, DAY, suggestion(title="关于修整乡间公路的建议")).matter
    perform_quickly("submit", joined, DAY, {"occasion": "recess"}, other)
    perform_quickly("admit", cast.clerk, DAY, None, other)
    perform_quickly("merge", cast.clerk, DAY, {"into": draft.pk}, other)
    perform_quickly("assign", cast.clerk, DAY, {"lead_unit": cast.lead.pk}, draft)
    perform_quickly("draft_reply", cast.head, DAY, reply(), draft)
    perform_quickly("sign_reply", cast.head, DAY, reply(), draft)
    return draft, (cast.deputy, cast.colleague, joined)


def test_every_mover_may_see_and_save_the_reply(joint):
    matter, movers = joint

    for mover in movers:
        answer = file_of(client(mover), matter, "sign_reply")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert "、".join(one.person.name for one in movers) in words(answer)


def test_every_mover_is_told_of_the_reply_and_led_to_it(cast, joint):
    matter, movers = joint
    clients = [client(mover) for mover in movers]
    catch_up(cast.congress, at_ten(DAY))
    signed = Notice.objects.filter(matter=matter, entry__act="sign_reply", person__in=[one.person for one in movers])

    assert set(signed.values_list("person", flat=True)) == {one.person_id for one in movers}
    for visitor in clients:
        inbox = visitor.get(reverse("notices", args=[cast.congress.code])).content.decode()
        assert matter.title in inbox


def asked(visitor, where):
    visitor.get(where)
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get(where).status_code == 200
    return len(queries)


def test_a_paper_asks_as_often_after_many_steps_as_after_few(cast, drafted):
    visitor, where = client(cast.head), address("paper", drafted, seq_of(drafted, "draft_reply"))
    few = asked(visitor, where)
    for _ in range(4):
        perform_quickly("contact", cast.head, DAY, {"way": "phone", "note": "与代表沟通了办理情况。"}, drafted)
        perform_quickly("object", cast.officer, DAY, {"reason": "资金来源没有写明"}, drafted)

    assert (few, asked(visitor, where)) == (12, 12)


def test_nobody_else_may_before_it_is_public(cast):
    matter = replied(cast)
    stranger, unit = cast.colleague, office(cast.congress, "unit_staff", make_unit(cast.congress))

    assert [status(client(one), matter, "sign_reply") for one in (None, stranger, unit)] == [404, 404, 404]
    perform_quickly("publish", cast.clerk, DAY, CLEARED, matter)
    assert [status(client(one), matter, "sign_reply") for one in (None, stranger, unit)] == [200, 200, 200]


def test_a_draft_is_for_the_units_that_handle_it(cast, drafted):
    insiders = (cast.head, cast.officer)
    outsiders = (None, cast.deputy, cast.clerk, cast.chair)

    assert [status(client(one), drafted, "draft_reply") for one in insiders] == [200, 200]
    assert [status(client(one), drafted, "draft_reply") for one in outsiders] == [404] * 4


def test_the_code_leads_to_the_public_page_of_the_very_host_that_was_asked(cast):
    matter = replied(cast)
    before = words(file_of(client(cast.deputy), matter, "sign_reply"))
    perform_quickly("publish", cast.clerk, DAY, CLEARED, matter)
    after_it = words(file_of(client(), matter, "sign_reply"))

    assert "扫码" not in before
    assert f"http://testserver{address('matter', matter)}" in after_it.replace("\u200b", "")


def test_a_file_is_looked_at_or_saved_under_the_title_of_the_document(cast):
    matter = replied(cast)
    shown, word, saved, large = (
        file_of(client(cast.deputy), matter, "sign_reply", *how)
        for how in (("pdf",), ("docx",), ("pdf", "?save=1"), ("pdf", "?large=1"))
    )

    assert shown["Content-Disposition"].startswith("inline")
    assert saved["Content-Disposition"].startswith("attachment")
    assert unquote(word["Content-Disposition"]).endswith("的答复.docx")
    assert "（大字版）.pdf" in unquote(large["Content-Disposition"])
    assert Document(BytesIO(content(word))).paragraphs
    for answer in (shown, saved, large):
        content(answer)


def test_there_is_no_other_kind_of_file(cast):
    assert file_of(client(cast.deputy), replied(cast), "sign_reply", "exe").status_code == 404


def test_the_head_finds_the_draft_with_signing_and_sending_back_beside_it(cast, drafted):
    perform_quickly("countersign", cast.officer, DAY, None, drafted)
    page = client(cast.head).get(address("paper", drafted, seq_of(drafted, "draft_reply"))).content.decode()

    assert "【草稿，未经签发】" in page
    assert ('id="act-sign_reply"' in page, 'id="act-return_draft"' in page) == (True, True)
    assert cast.other.name in page


def test_a_co_unit_finds_it_with_both_answers(cast, drafted):
    page = client(cast.officer).get(address("paper", drafted, seq_of(drafted, "draft_reply"))).content.decode()

    assert ('id="act-countersign"' in page, 'id="act-object"' in page) == (True, True)
    assert "act-sign_reply" not in page


def test_an_older_draft_says_so_and_offers_nothing(cast, drafted):
    old = seq_of(drafted, "draft_reply")
    perform_quickly("draft_reply", cast.head, DAY, reply(), drafted)
    page = client(cast.officer).get(address("paper", drafted, old)).content.decode()

    assert "后来有新的文件代替它" in page
    assert "act-countersign" not in page


def test_a_corrected_reply_stays_visible_and_says_that_it_was_replaced(cast):
    matter = replied(cast)
    perform_quickly("correct_reply", cast.head, after(1), {**reply(), "reason": "里程有误"}, matter)
    visitor = client(cast.deputy)
    old, new = (
        visitor.get(address("paper", matter, seq_of(matter, act))).content.decode()
        for act in ("sign_reply", "correct_reply")
    )

    assert ("后来有新的文件代替它" in old, "后来有新的文件代替它" in new) == (True, False)
    assert "的答复（更正）" in new


def test_the_desk_leads_to_the_draft_and_tells_why_it_came_back(cast, drafted):
    officer = client(office(cast.congress, "unit_staff", cast.lead))
    home = reverse("home", args=[cast.congress.code])
    paper = address("paper", drafted, seq_of(drafted, "draft_reply"))

    assert paper in client(cast.officer).get(home).content.decode()
    perform_quickly("countersign", cast.officer, DAY, None, drafted)
    perform_quickly("contact", cast.head, DAY, {"way": "visit", "note": "已上门听取意见"}, drafted)
    assert paper in client(cast.head).get(home).content.decode()
    perform_quickly("return_draft", cast.head, DAY, {"reason": "没有写明完成时间"}, drafted)
    assert "退回修改答复稿：没有写明完成时间" in officer.get(home).content.decode()


def test_the_countersign_sheet_is_for_the_units(cast, drafted):
    where = address("countersigns_file", drafted, "pdf")

    assert "尚未会签" in words(client(cast.head).get(where))
    assert client(cast.deputy).get(where).status_code == 404
    assert client(cast.head).get(address("countersigns_file", replied(cast), "docx")).status_code == 200
    assert client(cast.head).get(address("countersigns_file", handed_over(cast), "pdf")).status_code == 404


def test_the_evaluation_form_comes_filled_in(cast):
    matter = replied(cast)

    assert "关于整修乡村公路的建议" in words(client(cast.deputy).get(address("evaluation_file", matter, "pdf")))
    assert client(cast.colleague).get(address("evaluation_file", matter, "pdf")).status_code == 404


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("form", ["suggestion", "cosigners", "evaluation"])
def test_blank_forms_are_there_for_everybody_who_works_here(cast, form, ending):
    where = reverse("form_file", args=[cast.congress.code, form, ending])

    assert where in client(cast.deputy).get(reverse("forms", args=[cast.congress.code])).content.decode()
    assert len(content(client(cast.deputy).get(where))) > 10_000
    assert client().get(where).status_code == 302


def test_there_is_no_other_form(cast):
    assert client(cast.deputy).get(reverse("form_file", args=[cast.congress.code, "ballot", "pdf"])).status_code == 404


# ------------------------------------------------------------------------------- the line at the foot, checked


def checked(cast, **asked):
    return client().get(reverse("check_paper", args=[cast.congress.code]), asked).content.decode()


def test_a_printed_line_is_found_or_not(cast):
    entry = Entry.objects.filter(matter=replied(cast), act="sign_reply").get()
    # As it is typed from paper: in capitals, with blanks.
    typed = entry.hash.upper()[:32] + " " + entry.hash.upper()[32:]

    assert "相符：记录中有这一条" in checked(cast, n=entry.position, hash=typed)
    assert "不相符" in checked(cast, n=entry.position + 1, hash=entry.hash)
    assert "不相符" in checked(cast, n=entry.position, hash="00" * 32)


def test_checking_tells_nothing_of_what_is_not_public(cast):
    matter = replied(cast)
    entry = Entry.objects.filter(matter=matter, act="sign_reply").get()
    assert matter.title not in checked(cast, n=entry.position, hash=entry.hash)

    perform_quickly("publish", cast.clerk, DAY, CLEARED, matter)
    assert matter.title in checked(cast, n=entry.position, hash=entry.hash)


@pytest.mark.parametrize("asked", [{}, {"n": "x", "hash": "y"}, {"n": "9" * 30, "hash": "y"}])
def test_without_a_number_nothing_is_checked(cast, asked):
    assert "相符：" not in checked(cast, **asked)
