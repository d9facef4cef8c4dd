"""Entering from paper: scans, the deputy, the form; all of a paper or nothing; the ledger of what was entered."""

from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.making import DAY, after, drafted, handed_over, make_cast, office, perform_quickly, replied, reply
from tests.making_bills import WORDS, make_bills
from yishi.congress.models import Account, CongressTerm, Deputy
from yishi.record.models import Entry, Matter
from yishi.record.steps import read_body
from yishi.web import clock, paper

pytestmark = pytest.mark.django_db

TEXT = "城郊村至今没有公交站点，村民出行要走两公里，建议在村口增设站点。"
TITLE = "关于增设城郊村公交站点的建议"
PAPER = {"on": DAY.isoformat(), "written": "代表签名的纸质建议", "key": "k1"}
SUGGESTED = {**PAPER, "title": TITLE, "sector": "transport", "text": TEXT, "occasion": "recess"}


@pytest.fixture(autouse=True)
def _today(monkeypatch, settings, tmp_path):
    settings.UPLOADS, settings.DOCUMENTS = tmp_path / "uploads", tmp_path / "documents"
    monkeypatch.setattr(clock, "now", lambda _=None: datetime(2026, 3, 2, 15, tzinfo=ZoneInfo("Asia/Shanghai")))


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def clerk(client, cast):
    return enter(client, cast.clerk)


def enter(client, held):
    account = Account.objects.create(username=f"reader-{held.pk}")
    held.person.account = account
    held.person.save()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def at(cast, name, *args):
    return reverse(name, args=(cast.congress.code, *args))


def text(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def image(shade=255):
    content = BytesIO()
    Image.new("L", (8, 8), shade).save(content, "PNG")
    return SimpleUploadedFile("建议原件.png", content.getvalue(), "image/png")


def scanned(client, cast, *files):
    """Send scans in; their keys."""
    client.post(at(cast, "paper_take_in"), {"scans": list(files or (image(),))}, follow=True)
    return [key for key, note in client.session["uploads"].items() if note["kind"] == "scan"]


def bodies(**where):
    return [read_body(entry.body) for entry in Entry.objects.filter(**where).order_by("position")]


# ------------------------------------------------------------------------------------------------- scans


def test_a_scan_waits_for_whoever_sent_it_in_alone(clerk, cast, client):
    (key,) = scanned(clerk, cast)
    looked_at = clerk.get(at(cast, "paper_scan", key))
    other = enter(type(client)(), office(cast.congress, "clerk"))

    assert (looked_at.status_code, looked_at["Content-Type"]) == (200, "image/png")
    assert looked_at["Cache-Control"] == "private, no-store"
    assert other.get(at(cast, "paper_scan", key)).status_code == 422
    assert key in text(clerk.get(at(cast, "paper_desk")))
    assert key not in text(other.get(at(cast, "paper_desk")))


def test_what_is_no_scan_is_not_taken_in(clerk, cast):
    answer = clerk.post(
        at(cast, "paper_take_in"), {"scans": SimpleUploadedFile("表.png", b"MZ\x90\x00" + bytes(200))}, follow=True
    )

    assert "“表.png”不是图片或者PDF" in text(answer)
    assert "请先选择扫描件" in text(clerk.post(at(cast, "paper_take_in"), follow=True))


def test_what_is_too_large_is_not_taken_in(clerk, cast, settings):
    settings.DOCUMENT_MAX_BYTES = 10

    assert "太大" in text(clerk.post(at(cast, "paper_take_in"), {"scans": image()}, follow=True))


def test_a_scan_that_is_not_wanted_is_thrown_away(clerk, cast):
    (key,) = scanned(clerk, cast)
    for _ in range(2):
        clerk.post(at(cast, "paper_drop", key))

    assert clerk.get(at(cast, "paper_scan", key)).status_code == 422


def test_scans_and_tables_do_not_push_each_other_out(clerk, cast):
    keys = scanned(clerk, cast, *(image(shade) for shade in range(7)))

    assert len(keys) == 7


# ------------------------------------------------------------------------------------------------ the deputy


@pytest.mark.parametrize("words", ["吴思", "wusiyuan", "WSY", "039", "杨家埠"])
def test_a_deputy_is_found_by_name_pinyin_number_or_constituency(clerk, cast, words):
    seat = office(cast.congress, "deputy", name="吴思远")
    term = CongressTerm.objects.create(congress=cast.congress, number=18, begins=DAY.replace(year=2022))
    mandate = {"number": "039", "constituency": "杨家埠村", "elected_on": term.begins}
    Deputy.objects.create(congress=cast.congress, term=term, person=seat.person, **mandate)

    page = text(clerk.get(at(cast, "paper_desk"), {"q": words}))
    part = text(clerk.get(at(cast, "paper_desk"), {"q": words}, headers={"HX-Request": "true"}))

    assert at(cast, "paper_deputy", seat.pk) in page
    assert part.lstrip().startswith("<ul")


def test_nobody_is_said_to_be_nobody(clerk, cast):
    assert "没有找到这位代表" in text(clerk.get(at(cast, "paper_desk"), {"q": "zzz"}))
    assert paper.deputies_found(cast.congress, DAY, " ") == []


def test_what_waits_for_the_deputy_is_offered_and_drafts_of_others_are_not(clerk, cast):
    matter = replied(cast)
    private = drafted(cast, title="关于不得外泄之事的草稿")

    page = text(clerk.get(at(cast, "paper_deputy", cast.deputy.pk)))

    assert at(cast, "paper_act", cast.deputy.pk, matter.pk, "rate_satisfied") in page
    assert at(cast, "paper_begin", cast.deputy.pk, "bill") in page
    assert private.title not in page
    assert clerk.get(at(cast, "paper_act", cast.deputy.pk, private.pk, "submit")).status_code == 404


def test_only_a_deputy_in_office_is_entered_for(clerk, cast):
    former = office(cast.congress, "deputy", held_to=DAY.replace(year=2025))

    assert clerk.get(at(cast, "paper_deputy", former.pk)).status_code == 404
    assert clerk.get(at(cast, "paper_deputy", cast.chair.pk)).status_code == 404


# --------------------------------------------------------------------------------------------- a whole paper


def test_a_paper_is_entered_at_once_with_its_signatures_and_its_scan(clerk, cast):
    (key,) = scanned(clerk, cast)
    facts = {**SUGGESTED, "cosigners": [cast.colleague.pk], "scans": [key]}

    answer = clerk.post(at(cast, "paper_begin", cast.deputy.pk, "suggestion"), facts)

    assert answer.status_code == 302
    matter = Matter.objects.get(title=TITLE)
    told = bodies(matter=matter)
    assert [body.act for body in told] == ["draft", "invite", "cosign", "submit"]
    assert {body.by.name for body in told} == {cast.clerk.person.name}
    assert [body.behalf.person for body in told] == [
        cast.deputy.person_id, cast.deputy.person_id, cast.colleague.person_id, cast.deputy.person_id
    ]  # fmt: skip
    assert all(body.papers == told[0].papers and body.reason == PAPER["written"] for body in told)
    assert matter.stage == "submitted"


def test_the_same_paper_sent_twice_is_entered_once(clerk, cast):
    (key,) = scanned(clerk, cast)
    facts = {**SUGGESTED, "cosigners": [cast.colleague.pk], "scans": [key]}
    for _ in range(2):
        clerk.post(at(cast, "paper_begin", cast.deputy.pk, "suggestion"), facts)

    assert Matter.objects.count() == 1
    assert Entry.objects.count() == 4


def test_without_the_original_nothing_is_entered(clerk, cast):
    answer = clerk.post(at(cast, "paper_begin", cast.deputy.pk, "suggestion"), SUGGESTED)

    assert "请附上原件的扫描件或者照片" in text(answer, 400)
    assert not Matter.objects.exists()


def test_the_original_may_come_with_the_form(clerk, cast):
    clerk.post(at(cast, "paper_begin", cast.deputy.pk, "suggestion"), {**SUGGESTED, "papers": image()})

    assert [body.papers[0]["name"] for body in bodies()] == ["建议原件.png"] * 2


def test_a_day_to_come_is_refused_beside_its_field(clerk, cast):
    facts = {**SUGGESTED, "on": after(1).isoformat(), "papers": image()}

    answer = clerk.post(at(cast, "paper_begin", cast.deputy.pk, "suggestion"), facts)

    assert "日期不能晚于今天" in text(answer, 400)
    assert not Matter.objects.exists()


def test_the_next_paper_comes_straight_after_and_this_one_is_put_away(clerk, cast):
    first, second = scanned(clerk, cast, image(1), image(2))
    facts = {**SUGGESTED, "scans": [first], "next": "1"}

    page = text(clerk.post(at(cast, "paper_begin", cast.deputy.pk, "suggestion"), facts, follow=True))

    assert "已录入：" in page
    assert (first in page, second in page) == (False, True)


def test_the_same_paper_stays_at_hand_for_what_else_it_says(clerk, cast):
    (key,) = scanned(clerk, cast)

    answer = clerk.post(at(cast, "paper_begin", cast.deputy.pk, "suggestion"), {**SUGGESTED, "scans": [key]})

    assert f"scan={key}" in answer["Location"]
    assert TITLE in text(clerk.get(answer["Location"]))


def test_a_bill_with_too_few_signatures_is_refused_whole(client):
    bills = make_bills()
    clerk = enter(client, bills.cast.clerk)
    session = perform_quickly(
        "call_for_bills", bills.cast.clerk, DAY, {"session": "县十八届人大六次会议", "last_day": "2026-12-18"},
        procedure="bill_call",
    ).matter  # fmt: skip
    facts = {**PAPER, **WORDS, "session": session.pk, "papers": image()}
    address = at(bills.cast, "paper_begin", bills.cast.deputy.pk, "bill")

    refused = clerk.post(address, {**facts, "cosigners": [one.pk for one in bills.deputies[1:9]]})
    assert "联名代表不足法定人数" in text(refused, 409)
    assert not Matter.objects.filter(procedure="bill").exists()

    clerk.post(address, {**facts, "papers": image(), "cosigners": [one.pk for one in bills.deputies[1:10]]})
    assert Matter.objects.get(procedure="bill").stage == "submitted"


def test_only_what_deputies_begin_and_sign_has_a_paper_of_its_own(clerk, cast):
    assert set(paper.WAYS) == {"suggestion", "bill"}
    assert clerk.get(at(cast, "paper_begin", cast.deputy.pk, "suggestion_report")).status_code == 404


# ------------------------------------------------------------------------------------- an act, and signatures


def test_an_evaluation_form_that_came_back_is_entered(clerk, cast):
    matter = replied(cast)
    address = at(cast, "paper_act", cast.deputy.pk, matter.pk, "rate_satisfied")
    assert "代表评价" in text(clerk.get(at(cast, "matter", matter.pk)))

    assert "录入，换下一份" in text(clerk.get(address))
    clerk.post(address, {**PAPER, "papers": image()})

    (rated,) = bodies(act="rate_satisfied")
    assert (rated.behalf.person, rated.by.person) == (cast.deputy.person_id, cast.clerk.person_id)


def test_what_the_deputy_may_not_do_is_refused_before_the_form(clerk, cast):
    matter = handed_over(cast)

    assert clerk.get(at(cast, "paper_act", cast.deputy.pk, matter.pk, "rate_satisfied")).status_code == 422
    assert clerk.get(at(cast, "paper_act", cast.deputy.pk, matter.pk, "assign")).status_code == 404


def test_a_refused_act_shows_the_form_again_with_the_reason(clerk, cast):
    matter = replied(cast)
    address = at(cast, "paper_act", cast.deputy.pk, matter.pk, "rate_dissatisfied")

    assert "请写明不满意的具体意见" in text(clerk.post(address, {**PAPER, "papers": image()}), 400)
    assert not Entry.objects.filter(act="rate_dissatisfied").exists()


def on_paper(clerk, cast):
    """A draft that came on paper, not yet handed in."""
    begin = reverse("begin", args=(cast.congress.code, "suggestion"))
    facts = {"title": TITLE, "sector": "transport", "text": TEXT, "behalf": cast.deputy.pk, "written": "纸质建议"}
    clerk.post(begin, {**facts, "key": "draft", "papers": image()})
    return Matter.objects.get(title=TITLE)


def test_the_form_of_the_act_asks_for_the_original_too(clerk, cast):
    begin = reverse("begin", args=(cast.congress.code, "suggestion"))
    facts = {"title": TITLE, "sector": "transport", "text": TEXT, "behalf": cast.deputy.pk, "written": "纸质建议"}

    assert "请附上文件" in text(clerk.post(begin, {**facts, "key": "draft"}), 400)


def test_several_sign_on_one_sheet(clerk, cast):
    matter, third = on_paper(clerk, cast), office(cast.congress, "deputy")
    address = at(cast, "paper_signatures", cast.deputy.pk, matter.pk)
    assert address in text(clerk.get(at(cast, "paper_deputy", cast.deputy.pk)))

    assert cast.deputy.person.name not in text(clerk.get(address)).split("联名签名的代表")[1].split("</fieldset>")[0]
    clerk.post(address, {**PAPER, "cosigners": [cast.colleague.pk, third.pk], "papers": image()})

    assert [body.act for body in bodies(matter=matter)] == ["draft", "invite", "cosign", "cosign"]
    signed = {body.behalf.person for body in bodies(matter=matter, act="cosign")}
    assert signed == {cast.colleague.person_id, third.person_id}


def test_one_signature_that_cannot_be_entered_leaves_none(clerk, cast):
    matter = on_paper(clerk, cast)
    new = office(cast.congress, "deputy", held_from=DAY)
    address = at(cast, "paper_signatures", cast.deputy.pk, matter.pk)
    Entry.objects.filter(matter=matter).update(on=after(-1))
    Matter.objects.filter(pk=matter.pk).update(last_on=after(-1))
    before = Entry.objects.count()

    answer = clerk.post(
        address, {**PAPER, "on": after(-400).isoformat(), "cosigners": [cast.colleague.pk, new.pk], "papers": image()}
    )

    assert answer.status_code in {400, 409}
    assert Entry.objects.count() == before


def test_a_sheet_of_signatures_needs_a_signature_and_an_original(clerk, cast):
    matter = on_paper(clerk, cast)

    page = text(clerk.post(at(cast, "paper_signatures", cast.deputy.pk, matter.pk), PAPER), 400)

    assert "请附上原件的扫描件或者照片" in page


def test_no_sheet_is_for_what_is_handed_in_or_has_no_signatures(clerk, cast):
    handed = replied(cast)

    assert clerk.get(at(cast, "paper_signatures", cast.deputy.pk, handed.pk)).status_code == 422
    facts = {
        "year": 2026,
        "title": "关于二〇二六年代表建议办理情况的报告",
        "text": "主任、各位副主任、各位委员：现将办理情况报告如下。",
    }
    report = perform_quickly("draft_report", cast.clerk, DAY, facts, procedure="suggestion_report").matter
    assert clerk.get(at(cast, "paper_signatures", cast.deputy.pk, report.pk)).status_code == 404


# ------------------------------------------------------------------------------------- timeline and ledger


def test_the_timeline_says_who_entered_it_from_which_original(clerk, cast):
    (key,) = scanned(clerk, cast)
    clerk.post(at(cast, "paper_begin", cast.deputy.pk, "suggestion"), {**SUGGESTED, "scans": [key]})
    matter = Matter.objects.get(title=TITLE)

    page = text(clerk.get(at(cast, "matter", matter.pk)))

    assert "纸件录入" in page.split("办理过程")[1]
    assert f"{cast.clerk.person.name}代录" in page
    original = bodies()[0].papers[0]["sha256"]
    scan = clerk.get(at(cast, "document", matter.pk, original))
    assert (scan.status_code, scan["Content-Type"]) == (200, "image/png")
    b"".join(scan.streaming_content)


def ledger(client, cast, **asked):
    return text(client.get(at(cast, "paper_ledger"), asked))


def test_the_ledger_lists_what_came_on_paper_by_clerk_and_day(clerk, cast):
    clerk.post(at(cast, "paper_begin", cast.deputy.pk, "suggestion"), {**SUGGESTED, "papers": image()})
    replied(cast)  # entered by its own people
    other = office(cast.congress, "clerk")

    assert ledger(clerk, cast).count("建议原件.png") == 2
    assert ledger(clerk, cast, clerk=cast.clerk.person_id).count("建议原件.png") == 2
    assert "没有符合条件的纸件" in ledger(clerk, cast, clerk=other.person_id)
    assert "没有符合条件的纸件" in ledger(clerk, cast, since="2026-03-03")
    assert "没有符合条件的纸件" in ledger(clerk, cast, until="2026-03-01")
    assert ledger(clerk, cast, since="2026-03-02", until="someday", after="x").count("建议原件.png") == 2


def test_the_ledger_goes_on_from_page_to_page(clerk, cast, monkeypatch):
    monkeypatch.setattr(paper, "PAGE", 1)
    clerk.post(at(cast, "paper_begin", cast.deputy.pk, "suggestion"), {**SUGGESTED, "papers": image()})

    first = ledger(clerk, cast)
    second = ledger(clerk, cast, after=str(Entry.objects.latest("position").position))

    assert "下一页" in first
    assert "下一页" not in second
    assert second.count("建议原件.png") == 1


def test_the_auditor_reads_the_ledger_but_no_draft(cast, client):
    clerk = enter(type(client)(), cast.clerk)
    on_paper(clerk, cast)
    auditor = enter(client, office(cast.congress, "auditor"))

    page = ledger(auditor, cast)

    assert "起草" in page
    assert TITLE not in page
    assert TITLE in ledger(clerk, cast)


def test_a_deputy_has_no_desk_for_papers(client, cast):
    deputy = enter(client, cast.deputy)

    assert deputy.get(at(cast, "paper_desk")).status_code == 403
    assert deputy.get(at(cast, "paper_ledger")).status_code == 403


def test_the_reply_of_a_unit_is_no_paper(clerk, cast):
    replied(cast, answer=reply())

    assert "没有符合条件的纸件" in ledger(clerk, cast)
