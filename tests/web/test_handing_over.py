"""The hand-over meeting's board: proposals to edit, drafts of several clerks, one confirmation for all."""

from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.making import DAY, admitted, after, drafted, make_cast, office, perform_quickly
from yishi.assigning import learning
from yishi.assigning.cases import LEAST
from yishi.assigning.models import Batch, Draft, Return
from yishi.congress.models import Account
from yishi.record.following import catch_up
from yishi.record.models import Entry, Matter
from yishi.web import clock
from yishi.web.handing_over import MOST

pytestmark = pytest.mark.django_db

WATER = {"title": "关于清淤灌溉渠道的建议", "sector": "water", "text": "灌溉渠道淤塞，请清淤加固，保障农田用水。" * 2}


@pytest.fixture(autouse=True)
def _today(monkeypatch, settings, tmp_path):
    settings.KEYS = tmp_path
    monkeypatch.setattr(clock, "now", lambda _=None: datetime(2026, 3, 2, 15, tzinfo=ZoneInfo("Asia/Shanghai")))
    learning._LEARNED.clear()


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def desk(cast):
    return signed_in(cast.clerk)


def signed_in(holder):
    account = Account.objects.create(username=f"reader-{holder.pk}")
    holder.person.account = account
    holder.person.save()
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def handed(cast, count, **facts):
    """So many handed over: the roads to one unit, water to the other."""
    for number in range(count):
        roads = number % 2 == 0
        matter = admitted(cast, **({} if roads else WATER), **facts)
        perform_quickly("assign", cast.clerk, DAY, {"lead_unit": (cast.lead if roads else cast.other).pk}, matter)
    catch_up(cast.congress, timezone.now())


def page(cast, rest="handover/"):
    return f"/c/{cast.congress.code}/{rest}"


def text(answer):
    return answer.content.decode()


def row(matter, version=0, before=("", "", "00"), **values):
    """What the form sends for one row: as it was shown, and as it is now."""
    lead, co_units, ticks = before
    sent = {f"was-{matter.pk}": f"{version}.{lead}.{co_units}.{ticks}", **values}
    return {
        f"{name}-{matter.pk}" if name in {"lead", "other", "co", "more"} else name: value
        for name, value in sent.items()
    }


def ticked(matter, *names):
    return {f"{name}-{matter.pk}": "on" for name in names}


def saved(desk, cast, matter, **values):
    return desk.post(page(cast), {**row(matter, **values), "do": "save"})


def test_what_waits_is_listed_with_its_deputy_and_the_days_for_a_reply(cast, desk):
    matter = admitted(cast)
    shown = text(desk.get(page(cast)))

    assert matter.title in shown
    assert cast.deputy.person.name in shown
    assert "2026-06-02" in shown  # three months: Deputies Law art. 51
    assert "2026-09-02" in shown  # six


def test_with_too_little_to_go_by_it_says_so_and_fills_nothing_in(cast, desk):
    handed(cast, 4)
    admitted(cast)
    shown = text(desk.get(page(cast)))

    assert f"依据不足：以往交办 4 件，满 {LEAST} 件后才作判断" in shown
    assert " selected" not in shown.split('id="board"')[1].split("</select>")[0]


def test_the_proposal_is_filled_in_with_its_reasons_and_its_accuracy(cast, desk):
    handed(cast, LEAST)
    matter = admitted(cast, **{**WATER, "title": "关于疏浚下游灌溉渠道的建议"})
    shown = text(desk.get(page(cast)))

    assert f'<option value="{cast.other.pk}" selected>' in shown
    assert "把握较大" in shown
    assert "截至2026年3月2日的 30 件交办" in shown
    assert "用其中 30 件检验：首选与实际一致 30 件（100%）" in shown
    assert "该单位办过的相近建议" in shown
    assert matter.label in shown


def test_what_a_clerk_changes_is_there_for_the_next(cast, desk):
    matter = admitted(cast)
    answer = saved(
        desk, cast, matter, lead=cast.lead.pk, more=f"{cast.other.name}、", **ticked(matter, "broad", "take")
    )

    assert answer.status_code == 302
    draft = Draft.objects.get()
    assert (draft.lead_unit, draft.co_units, draft.broad, draft.taken) == (cast.lead, [cast.other.pk], True, True)
    shown = text(signed_in(office(cast.congress, "clerk")).get(page(cast)))
    assert f"草案：{cast.clerk.person.name} 03-02 15:00" in shown
    assert f'name="broad-{matter.pk}" checked' in shown


def test_a_unit_that_is_typed_in_goes_before_the_one_proposed(cast, desk):
    matter = admitted(cast)
    saved(desk, cast, matter, lead=cast.lead.pk, other=cast.other.name)

    assert Draft.objects.get().lead_unit == cast.other


def test_a_row_sent_back_as_it_was_shown_is_not_saved(cast, desk):
    matter = admitted(cast)
    saved(desk, cast, matter, before=(cast.lead.pk, "", "00"), lead=cast.lead.pk)

    assert not Draft.objects.exists()


def test_of_two_clerks_the_second_is_told_and_overwrites_nothing(cast, desk):
    matter = admitted(cast)
    saved(desk, cast, matter, lead=cast.lead.pk)
    answer = saved(signed_in(office(cast.congress, "clerk")), cast, matter, lead=cast.other.pk)

    assert answer.status_code == 409
    assert "刚刚由他人改过" in text(answer)
    assert cast.clerk.person.name in text(answer)
    assert Draft.objects.get().lead_unit == cast.lead


@pytest.mark.parametrize(
    ("values", "ticks", "reason"),
    [
        ({"more": "没有的局"}, (), "没有名为“没有的局”的单位"),
        ({"other": "没有的局"}, (), "没有名为“没有的局”的单位"),
        ({"lead": "lead", "co": "lead"}, (), "主办单位不能同时列为协办单位：请去掉其中一处"),
        ({}, ("take",), "请选定主办单位，或者取消勾选"),
    ],
)
def test_what_is_wrong_is_told_on_its_row_and_kept_as_typed(cast, desk, values, ticks, reason):
    matter = admitted(cast)
    values = {name: cast.lead.pk if value == "lead" else value for name, value in values.items()}
    answer = desk.post(page(cast), {**row(matter, **values), **ticked(matter, *ticks), "do": "confirm"})

    assert answer.status_code == 400
    assert f'<a href="#m{matter.pk}">{matter.label}</a>：' in text(answer)
    assert reason in text(answer)
    assert all(f'value="{typed}"' in text(answer) for typed in values.values() if isinstance(typed, str))
    assert not Draft.objects.exists()
    assert not Batch.objects.exists()


def confirmed(desk, cast, *matters, key="a" * 32, **more):
    data = {"do": "confirm", "key": key, **more}
    for matter in matters:
        data |= {**row(matter, lead=cast.lead.pk), **ticked(matter, "take")}
    return desk.post(page(cast), data)


def test_all_that_is_ticked_is_handed_over_and_each_refusal_is_told(cast, desk):
    first, second, gone = admitted(cast), admitted(cast), admitted(cast)
    answer = confirmed(desk, cast, first, second, gone, note="请抓紧办理")
    perform_quickly("withdraw", cast.deputy, DAY, {"reason": "已经解决"}, gone)
    batch = Batch.objects.get()
    assert answer["Location"] == page(cast, f"handover/batches/{batch.pk}/")
    assert "还有 3 件" in text(desk.get(answer["Location"]))

    desk.post(page(cast, f"handover/batches/{batch.pk}/go/"))
    shown = text(desk.get(answer["Location"]))
    assert "已交办 2 件，未能交办 1 件" in shown
    assert "刚刚由他人办理" in shown
    assert set(Matter.objects.filter(stage="handling", lead_unit=cast.lead)) == {first, second}
    assert not Draft.objects.filter(matter__in=[first, second]).exists()


def test_the_same_confirmation_sent_again_is_the_same_batch(cast, desk):
    matter = admitted(cast)
    first = confirmed(desk, cast, matter)
    again = desk.post(
        page(cast),
        {"do": "confirm", "key": "a" * 32, **row(matter, 1, (cast.lead.pk, "", "01"), lead=cast.lead.pk),
         **ticked(matter, "take")},
    )  # fmt: skip

    assert again["Location"] == first["Location"]
    desk.post(page(cast, f"handover/batches/{Batch.objects.get().pk}/go/"))
    assert Entry.objects.filter(act="assign").count() == 1


def test_a_name_mistyped_does_not_undo_what_was_chosen_from_the_list(cast, desk):
    matter = admitted(cast)
    answer = desk.post(page(cast), {**row(matter, lead=cast.lead.pk, other="没有的局"), "do": "save"})

    assert answer.status_code == 400
    assert f'<option value="{cast.lead.pk}" selected>' in text(answer)
    assert not Draft.objects.exists()


def test_a_fault_in_one_row_hands_none_over_and_keeps_what_was_chosen_in_the_others(cast, desk):
    good, bad = admitted(cast), admitted(cast)
    answer = desk.post(
        page(cast),
        {"do": "confirm", **row(good, lead=cast.lead.pk), **ticked(good, "take"), **row(bad), **ticked(bad, "take")},
    )

    assert answer.status_code == 400
    assert "没有交办任何事项" in text(answer)
    assert not Batch.objects.exists()
    assert list(Draft.objects.values_list("matter", "taken")) == [(good.pk, True)]


def test_what_another_clerk_changed_meanwhile_stops_the_whole_confirmation(cast, desk):
    mine, theirs = admitted(cast), admitted(cast)
    saved(signed_in(office(cast.congress, "clerk")), cast, theirs, lead=cast.other.pk)
    answer = confirmed(desk, cast, mine, theirs)

    assert answer.status_code == 409
    assert f'<a href="#m{theirs.pk}">{theirs.label}</a>' in text(answer)
    assert not Batch.objects.exists()


def test_going_on_with_what_is_done_writes_nothing_more(cast, desk):
    confirmed(desk, cast, admitted(cast), admitted(cast))
    go = page(cast, f"handover/batches/{Batch.objects.get().pk}/go/")
    desk.post(go)
    entries = Entry.objects.count()

    assert desk.post(go).status_code == 302
    assert Entry.objects.count() == entries


def test_progress_comes_in_slices_that_the_page_asks_for(cast, desk):
    confirmed(desk, cast, admitted(cast))
    batch = Batch.objects.get()
    part = text(desk.get(page(cast, f"handover/batches/{batch.pk}/"), headers={"HX-Request": "true"}))

    assert part.startswith('<div class="stack" id="batch">')
    assert f'hx-post="{page(cast, f"handover/batches/{batch.pk}/go/")}"' in part


def test_another_clerk_sees_how_far_it_is_and_cannot_go_on_with_it(cast, desk):
    confirmed(desk, cast, admitted(cast))
    batch = Batch.objects.get()
    other = signed_in(office(cast.congress, "clerk"))

    shown = text(other.get(page(cast, f"handover/batches/{batch.pk}/")))
    assert f"这一批由{cast.clerk.person.name}确认" in shown
    assert "hx-post" not in shown
    assert other.post(page(cast, f"handover/batches/{batch.pk}/go/")).status_code == 422
    assert not Entry.objects.filter(act="assign").exists()


def test_a_thousand_rows_can_be_sent_back(cast, desk):
    keys = range(10**6, 10**6 + MOST)
    rows = {f"{field}-{key}": "" for key in keys for field in ("lead", "other", "more", "broad", "take")}
    rows |= {f"was-{key}": "0...00" for key in keys} | {f"co-{key}": ["1"] * 8 for key in keys}

    assert desk.post(page(cast), {**rows, "do": "none"}).status_code == 302


def test_nothing_ticked_is_nothing_done(cast, desk):
    matter = admitted(cast)
    answer = desk.post(page(cast), {**row(matter, lead=cast.lead.pk), "do": "confirm"})

    assert answer.status_code == 400
    assert "还没有勾选" in text(answer)
    assert not Batch.objects.exists()


def test_a_draft_that_is_still_its_deputys_cannot_be_slipped_in(cast, desk):
    secret = drafted(cast, title="关于尚未提交之事的建议")
    answer = confirmed(desk, cast, secret)

    assert "还没有勾选" in text(answer)
    assert "尚未提交之事" not in text(answer)
    assert not Batch.objects.exists()


def test_all_are_ticked_that_have_a_unit(cast, desk):
    chosen, free = admitted(cast), admitted(cast)
    desk.post(page(cast), {**row(chosen, lead=cast.lead.pk), **row(free), "do": "all"})

    assert list(Draft.objects.values_list("matter", "taken")) == [(chosen.pk, True)]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("category=water", {"关于清淤灌溉渠道的建议"}),
        ("occasion=recess", {"关于清淤灌溉渠道的建议", "关于整修乡村公路的建议"}),
        ("occasion=in_session", set()),
        ("series=2025", set()),
        ("grade=none", {"关于清淤灌溉渠道的建议", "关于整修乡村公路的建议"}),
        ("unit=zzz&grade=x", set()),
        ("sort=unit", {"关于清淤灌溉渠道的建议", "关于整修乡村公路的建议"}),
    ],
)
def test_the_board_shows_what_is_asked_for(cast, desk, query, shown):
    admitted(cast)
    admitted(cast, **WATER)
    found = text(desk.get(page(cast, f"handover/?{query}")))

    assert {title for title in ("关于清淤灌溉渠道的建议", "关于整修乡村公路的建议") if title in found} == shown


def test_the_list_goes_unit_by_unit_on_paper_and_as_a_table(cast, desk):
    matter = admitted(cast)
    saved(desk, cast, matter, lead=cast.lead.pk, co=cast.other.pk)
    shown = text(desk.get(page(cast, "handover/list/")))
    assert shown.index(cast.lead.name) < shown.index(matter.title)
    assert f'协办：<span class="number">{matter.label}' in shown

    table = desk.get(page(cast, "handover/list/?format=xlsx"))
    head, line = CalamineWorkbook.from_filelike(BytesIO(table.content)).get_sheet_by_index(0).to_python()
    assert head[:4] == ["编号", "标题", "主办单位", "协办单位"]
    assert line[:4] == [matter.label, matter.title, cast.lead.name, cast.other.name]
    assert line[-2:] == ["三个月", "2026-06-02"]


def test_a_batchs_list_is_what_it_handed_over(cast, desk):
    done, left = admitted(cast), admitted(cast, title="关于另一件事的建议")
    confirmed(desk, cast, done)
    batch = Batch.objects.get()
    desk.post(page(cast, f"handover/batches/{batch.pk}/go/"))
    shown = text(desk.get(page(cast, f"handover/batches/{batch.pk}/list/")))

    assert done.title in shown
    assert left.title not in shown


def test_a_batch_of_another_congress_is_not_found(cast, desk):
    foreign = make_cast()
    confirmed(signed_in(foreign.clerk), foreign, admitted(foreign))

    assert desk.get(page(cast, f"handover/batches/{Batch.objects.get().pk}/")).status_code == 404


def asked_back(cast, matter, day=DAY, **facts):
    perform_quickly("request_return", cast.head, day, {"reason": "不属于本单位职责", **facts}, matter)
    catch_up(cast.congress, timezone.now())


def test_returns_are_told_with_reasons_the_open_ones_first(cast, desk):
    done, waits = (admitted(cast, title=title) for title in ("关于已定之事的建议", "关于未定之事的建议"))
    for matter in (done, waits):
        perform_quickly("assign", cast.clerk, DAY, {"lead_unit": cast.lead.pk}, matter)
    asked_back(cast, done)
    perform_quickly("reassign", cast.clerk, after(0), {"lead_unit": cast.other.pk}, done)
    asked_back(cast, waits, proper_unit=cast.other.pk)

    shown = text(desk.get(page(cast, "returns/")))
    assert shown.index(waits.title) < shown.index(done.title)
    assert "同意退办，已改派" in shown
    assert f"认为应由 {cast.other.name} 承办" in shown
    assert f"/m/{waits.pk}/#acts-h" in shown
    assert done.title not in text(desk.get(page(cast, "returns/?year=2025")))
    assert waits.title not in text(desk.get(page(cast, f"returns/?unit={cast.other.pk}")))

    table = desk.get(page(cast, "returns/?format=xlsx"))
    _, *lines = CalamineWorkbook.from_filelike(BytesIO(table.content)).get_sheet_by_index(0).to_python()
    assert [line[6] for line in lines] == ["待处理", "同意退办，已改派"]


@pytest.mark.parametrize("kind", ["deputy", "unit_head", "unit_staff", "chairperson", "auditor", "administrator"])
@pytest.mark.parametrize("rest", ["handover/", "handover/list/", "returns/", "returns/?format=xlsx"])
def test_reasons_and_boards_are_for_the_desk_alone(cast, kind, rest):
    unit = cast.lead if kind.startswith("unit") else None

    assert signed_in(office(cast.congress, kind, unit)).get(page(cast, rest)).status_code == 403


def test_returns_of_another_congress_are_not_told(cast, desk):
    foreign = make_cast()
    matter = admitted(foreign, title="关于外县之事的建议")
    perform_quickly("assign", foreign.clerk, DAY, {"lead_unit": foreign.lead.pk}, matter)
    asked_back(foreign, matter)

    assert "外县之事" not in text(desk.get(page(cast, "returns/")))
    assert foreign.lead.name not in text(desk.get(page(cast, f"returns/?unit={foreign.lead.pk}")))


@pytest.mark.parametrize("query", ["unit=x", "year=20261", "year=二〇二六", "after=x", f"after={'9' * 30}", "unit=-1"])
def test_what_is_asked_in_vain_is_left_out(cast, desk, query):
    assert desk.get(page(cast, f"returns/?{query}")).status_code == 200


def test_many_returns_come_page_by_page(cast, desk, monkeypatch):
    monkeypatch.setattr("yishi.web.views.returns._PAGE", 2)
    titles = [f"关于第{n}件事的建议" for n in "甲乙丙"]
    for title in titles:
        matter = admitted(cast, title=title)
        perform_quickly("assign", cast.clerk, DAY, {"lead_unit": cast.lead.pk}, matter)
        asked_back(cast, matter)
        perform_quickly("refuse_return", cast.clerk, DAY, {"reason": "属于你单位职责"}, matter)
    catch_up(cast.congress, timezone.now())
    first = text(desk.get(page(cast, "returns/")))
    last = Return.objects.order_by("-pk")[1].pk

    assert [title in first for title in titles] == [False, True, True]
    assert f'href="?after={last}"' in first
    assert titles[0] in text(desk.get(page(cast, f"returns/?after={last}")))


def queries(desk, address):
    desk.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address).status_code == 200
    return len(asked)


def one_of_each(cast):
    for _ in range(2):
        matter = admitted(cast)
        perform_quickly("assign", cast.clerk, DAY, {"lead_unit": cast.lead.pk}, matter)
        asked_back(cast, matter)
    perform_quickly("reassign", cast.clerk, DAY, {"lead_unit": cast.other.pk}, matter)
    catch_up(cast.congress, timezone.now())
    Draft.objects.create(congress=cast.congress, matter=admitted(cast), person=cast.clerk.person, at=timezone.now())


@pytest.mark.parametrize(
    ("address", "count"), [("handover/", 13), ("handover/?sort=unit", 13), ("handover/list/", 13), ("returns/", 14)]
)
def test_a_page_asks_as_often_for_many_as_for_few(cast, desk, address, count):
    one_of_each(cast)
    few = queries(desk, page(cast, address))
    for _ in range(3):
        one_of_each(cast)

    assert (few, queries(desk, page(cast, address))) == (count, count)


@pytest.mark.parametrize(("rest", "count"), [("", 6), ("list/", 8), ("list/?format=xlsx", 7)])
def test_a_batchs_page_asks_as_often_for_many_as_for_few(cast, desk, rest, count):
    confirmed(desk, cast, admitted(cast))
    confirmed(desk, cast, *(admitted(cast) for _ in range(5)), key="b" * 32)
    addresses = [page(cast, f"handover/batches/{batch.pk}/{rest}") for batch in Batch.objects.order_by("pk")]
    for batch in Batch.objects.all():
        desk.post(page(cast, f"handover/batches/{batch.pk}/go/"))

    assert [queries(desk, address) for address in addresses] == [count, count]
