"""Which matters answer, the best first, and for whom."""

from datetime import date

import pytest

from tests.at_station import make_station, written
from tests.making import (
    DAY,
    admitted,
    after,
    closed,
    drafted,
    handed_over,
    make_cast,
    office,
    perform_quickly,
    replied,
    reply,
    suggestion,
)
from tests.search.conftest import follow
from yishi.congress.models import Person, Unit
from yishi.search import finding
from yishi.search.asking import ask
from yishi.search.finding import Tier, find, matters_found
from yishi.search.marks import Filters, viewer_marks
from yishi.web.sight import actor

CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}
pytestmark = pytest.mark.django_db


def dissatisfied(cast, remark, **facts):
    matter = replied(cast, **facts)
    said = {"remark": remark, "shortfalls": []}
    return perform_quickly("rate_dissatisfied", cast.deputy, DAY, said, matter).matter


# ------------------------------------------------------------------------------------------ where words stand


def test_every_word_must_be_there(cast, found):
    both = admitted(cast, title="关于校车的建议", text="早晚接送学生，注意安全。" * 3)
    admitted(cast, title="关于校车的建议", text="早晚接送学生，增加班次。" * 3)
    assert found("校车 安全", cast.clerk) == [both.pk]


def test_a_title_counts_more_than_a_text_a_text_more_than_an_answer_and_newer_before_older(cast, found):
    said = replied(cast, answer=reply(text="已经安排资金修建人行天桥，年底完工。" * 2))
    text = admitted(cast, text="建议在学校门口修建人行天桥，方便学生。" * 2)
    older = admitted(cast, title="关于修建人行天桥的建议")
    newer = admitted(cast, title="关于人行天桥的建议")
    assert found("人行天桥", cast.clerk) == [newer.pk, older.pk, text.pk, said.pk]


def test_a_title_as_typed_counts_most(cast, found):
    asked = admitted(cast, title="关于养护公路桥梁的建议")
    admitted(cast, title="关于公路养护和桥梁的建议")
    assert found("养护公路桥梁", cast.clerk)[0] == asked.pk


def test_a_phrase_in_quotation_marks_stands_there_as_it_is_written(cast, found):
    whole = admitted(cast, title="关于乡村公路的建议")
    admitted(cast, title="关于公路和乡村的建议")
    assert found("“乡村公路”", cast.clerk) == [whole.pk]


def test_any_part_of_a_text_is_found_whatever_a_dictionary_knows(cast, found):
    matter = admitted(cast, text="葛藤弯路段鳗鲡养殖场污水直排。" * 2)
    assert found("鳗鲡", cast.clerk) == found("藤弯", cast.clerk) == [matter.pk]


def test_a_single_character_is_found_in_titles_and_names_only(cast, found):
    titled = admitted(cast, title="关于建桥的建议")
    admitted(cast, text="河上没有桥，出行不便，建议解决。" * 2)
    assert found("桥", cast.clerk) == [titled.pk]


def test_words_of_an_answer_may_be_helped_out_by_the_title(cast, found):
    matter = replied(cast, title="关于渡口的建议", answer=reply(text="已经配备救生圈，增设警示牌。" * 2))
    assert found("渡口 救生圈", cast.clerk) == [matter.pk]


def test_one_place_may_be_looked_into_alone(cast, found):
    said = replied(cast, answer=reply(text="已经修建人行天桥，年底完工。" * 2))
    admitted(cast, title="关于人行天桥的建议")
    assert found("人行天桥", cast.clerk, tiers={Tier.ENTRY}) == [said.pk]


def test_nothing_asked_finds_nothing(cast, found):
    admitted(cast)
    assert found("", cast.clerk) == found("，。", cast.clerk) == []


# ------------------------------------------------------------------------------------------ numbers and names


@pytest.mark.parametrize("typed", ["第1号", "2026-001", "2026-1", "第2026-001号", "2026年第1号", "1"])
def test_a_matter_is_found_by_its_number(cast, found, typed):
    matter = admitted(cast)
    admitted(cast)
    assert found(typed, cast.clerk) == [matter.pk]


def test_a_figure_in_a_text_is_no_number_but_found_as_it_stands(cast, found):
    admitted(cast)
    figure = admitted(cast, text="全县现有1280户没有通自来水，请尽快解决。" * 2)
    assert found("第1280号", cast.clerk) == []
    assert found("1280", cast.clerk) == [figure.pk]


@pytest.mark.parametrize("typed", ["吴思远", "思远", "wusiyuan", "wsy", "WSY", "吴思远代表"])
def test_a_matter_is_found_by_its_deputy(cast, found, typed):
    Person.objects.filter(pk=cast.deputy.person_id).update(name="吴思远")
    matter = admitted(cast)
    assert found(typed, cast.clerk) == [matter.pk]


def test_a_matter_is_found_by_its_units_full_or_short_or_with_the_place(cast, found):
    Unit.objects.filter(pk=cast.lead.pk).update(name="县交通运输局", short="县交通局")
    Unit.objects.filter(pk=cast.other.pk).update(name="县财政局")
    matter = handed_over(cast, co_units=[cast.other])
    for typed in ("交通运输局", "县交通局", "测试县交通运输局", "财政局"):
        assert found(typed, cast.clerk) == [matter.pk]


def test_a_name_and_a_word_may_be_asked_together(cast, found):
    Person.objects.filter(pk=cast.deputy.person_id).update(name="吴思远")
    matter = admitted(cast, title="关于渡口的建议")
    admitted(cast)
    assert found("吴思远 渡口", cast.clerk) == [matter.pk]


# ------------------------------------------------------------------------------------------ who finds what


def test_a_draft_is_found_by_its_deputy_only(cast, found):
    matter = drafted(cast, title="关于渡口的建议")
    assert found("渡口", cast.deputy) == [matter.pk]
    assert [found("渡口", one) for one in (cast.clerk, cast.colleague, cast.head, cast.chair, None)] == [[]] * 5


def test_the_public_finds_what_is_published_until_it_is_hidden_again(cast, found):
    matter = closed(cast, title="关于渡口的建议")
    assert found("渡口") == []
    perform_quickly("publish", cast.clerk, DAY, CLEARED, matter)
    assert found("渡口") == [matter.pk]
    perform_quickly("ask_confidentiality", cast.deputy, DAY, {"reason": "涉及企业经营信息"}, matter)
    assert found("渡口") == []
    assert found("渡口", cast.clerk) == [matter.pk]


def test_a_unit_does_not_find_by_an_evaluation_that_is_not_published(cast, found):
    matter = dissatisfied(cast, "答复避重就轻，没有提到渡船检修。")
    assert found("避重就轻", cast.head) == found("避重就轻", cast.officer) == []
    assert found("避重就轻", cast.clerk) == found("避重就轻", cast.deputy) == [matter.pk]


def test_a_colleague_does_not_find_by_what_only_handlers_read(cast, found):
    matter = handed_over(cast)
    perform_quickly("draft_reply", cast.head, DAY, reply(text="拟答：渡船检修另行安排，暂缓列入。" * 2), matter)
    assert found("渡船检修", cast.head) == [matter.pk]
    assert found("渡船检修", cast.deputy) == found("渡船检修", cast.colleague) == []


def test_a_unit_finds_nothing_of_what_others_have_in_hand(cast, found):
    matter = handed_over(cast, title="关于渡口的建议")
    stranger = office(cast.congress, "unit_head", make_cast(cast.congress).other)
    assert found("渡口", cast.head) == [matter.pk]
    assert found("渡口", stranger) == []


def test_nobody_finds_anything_of_another_congress(cast, found):
    other = make_cast()
    perform_quickly("publish", other.clerk, DAY, CLEARED, closed(other, title="关于渡口的建议"))
    follow(other.congress)
    assert found("渡口", cast.clerk) == found("渡口") == []


def test_what_is_sealed_is_not_in_the_index(cast, found):
    place = make_station(cast)
    matter = written(place, resident_name="郑秀兰", resident_phone="13900001234")
    assert found("沟盖板", place.staff) == [matter.pk]
    assert found("郑秀兰", place.staff) == found("13900001234", place.staff) == found("zxl", place.staff) == []


# ------------------------------------------------------------------------------------------ filters


def test_filters_narrow(cast, found):
    road = handed_over(cast, title="关于渡口的建议", sector="transport")
    school = admitted(cast, title="关于学校渡口的建议", sector="education", day=after(40))
    both = [school.pk, road.pk]
    assert found("渡口", cast.clerk) == both
    for filters, kept in (
        (Filters(procedure="suggestion"), both),
        (Filters(procedure="bill"), []),
        (Filters(stage="handling"), [road.pk]),
        (Filters(category="education"), [school.pk]),
        (Filters(year="2026"), both),
        (Filters(year="2025"), []),
        (Filters(unit=cast.lead.pk), [road.pk]),
        (Filters(unit=cast.other.pk), []),
        (Filters(begins=after(1)), [school.pk]),
        (Filters(ends=DAY), [road.pk]),
        (Filters(begins=DAY, ends=after(40)), both),
        (Filters(ends=date(2026, 1, 1)), []),
    ):
        assert found("渡口", cast.clerk, filters) == kept


# ------------------------------------------------------------------------------------------ many


def test_of_a_common_word_the_newest_are_taken_and_it_is_said(cast, found, monkeypatch):
    made = [admitted(cast, title="关于渡口的建议").pk for _ in range(5)]
    monkeypatch.setattr(finding, "TAKEN", 3)
    assert found("渡口", cast.clerk) == made[:1:-1]
    marks = viewer_marks(cast.congress.pk, actor(cast.clerk))
    assert find(ask("渡口"), marks).more
    assert not find(ask("码头"), marks).more


def test_a_list_takes_titles_names_and_texts_and_a_number_only_as_a_number(cast):
    titled = admitted(cast, title="关于渡口的建议").pk
    text = admitted(cast, text="渡口没有护栏，共有1处隐患，请整改。" * 2).pk
    replied(cast, answer=reply(text="渡口已经安装护栏，请代表监督。" * 2))
    follow(cast.congress)
    marks = viewer_marks(cast.congress.pk, actor(cast.clerk))
    assert matters_found(ask("渡口"), marks, Filters()) == [text, titled]
    assert matters_found(ask("1"), marks, Filters()) == [titled]
    assert matters_found(ask("，"), marks, Filters()) == []
    assert matters_found(ask("渡口"), viewer_marks(cast.congress.pk, None), Filters()) == []


def test_a_suggestion_rewritten_is_found_by_its_new_words(cast, found):
    matter = drafted(cast, title="关于渡口的建议")
    assert found("渡口", cast.deputy) == [matter.pk]
    perform_quickly("amend", cast.deputy, DAY, suggestion(title="关于码头的建议"), matter)
    assert found("码头", cast.deputy, tiers={Tier.TITLE}) == [matter.pk]
    assert found("渡口", cast.deputy, tiers={Tier.TITLE}) == []
