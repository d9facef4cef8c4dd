"""Suggestions are sketched and paired as they are handed in; nobody finds what they may not see."""

import pytest

from tests.making import DAY, admitted, at_ten, drafted, handed_over, make_cast, make_unit, perform_quickly, submitted
from yishi.congress.models import Unit
from yishi.likeness import nearest
from yishi.likeness.finding import Level, similar
from yishi.likeness.models import Pair, Sketch
from yishi.likeness.pairs import open_counts, open_pairs, take_back, tell_apart, told_apart
from yishi.likeness.places import Towns
from yishi.record.following import begin_anew, catch_up
from yishi.record.models import Matter

pytestmark = pytest.mark.django_db

BRIDGE = {
    "title": "关于修复沙坡桥的建议",
    "text": "沙坡桥桥面开裂，护栏缺失，大车通行很危险。建议尽快修复桥面，加装护栏。",
}
AGAIN = {
    "title": "关于维修沙坡桥的建议",
    "text": "沙坡桥是村民出行必经之路，桥面已有裂缝，栏杆断了几根，请交通部门抓紧维修加固桥面和护栏。",
}
OTHER = {"title": "关于增加药品的建议", "text": "乡镇卫生院常用药品不全，老年人配药要去县城。建议增加药品目录。"}


@pytest.fixture
def cast():
    nearest._kept.clear()
    return make_cast()


def follow(cast):
    catch_up(cast.congress, at_ten(DAY))


def everything(cast):
    return Matter.objects.filter(congress=cast.congress)


def test_a_rewording_is_paired_with_what_was_there_before_and_another_matter_is_not(cast):
    first, _, second = admitted(cast, **BRIDGE), admitted(cast, **OTHER), submitted(cast, **AGAIN)
    follow(cast)

    assert list(Pair.objects.values_list("first", "second")) == [(first.pk, second.pk)]


def test_a_draft_is_nobodys_to_compare_with(cast):
    drafted(cast, **BRIDGE)
    follow(cast)

    assert not Sketch.objects.exists()


def test_a_reworded_suggestion_is_paired_anew(cast):
    admitted(cast, **BRIDGE)
    second = submitted(cast, **AGAIN)
    follow(cast)
    perform_quickly(
        "return_to_deputy", cast.clerk, DAY, {"ground": "no_content", "explanation": "请补充具体意见"}, second
    )
    perform_quickly("amend", cast.deputy, DAY, {"sector": "transport", **OTHER}, second)
    follow(cast)

    assert not Pair.objects.exists()


def test_taken_once_more_from_the_beginning_it_is_the_same(cast):
    admitted(cast, **BRIDGE)
    submitted(cast, **AGAIN)
    follow(cast)
    before = list(Pair.objects.values_list("first", "second", "likeness", "share"))
    begin_anew(cast.congress, "likeness")
    follow(cast)

    assert before == list(Pair.objects.values_list("first", "second", "likeness", "share"))


def test_a_copy_is_found_as_a_copy_and_only_among_what_may_be_seen(cast):
    first = admitted(cast, **BRIDGE)
    follow(cast)
    found = similar(cast.congress, BRIDGE["title"], BRIDGE["text"][:30], everything(cast))

    assert [(one.matter.pk, one.level, one.percent) for one in found] == [(first.pk, Level.COPY, 100)]
    assert similar(cast.congress, *BRIDGE.values(), everything(cast).none()) == []
    assert similar(cast.congress, *BRIDGE.values(), everything(cast), but=first.pk) == []


def test_each_process_reads_on_and_forgets_a_record_that_was_replaced(cast):
    admitted(cast, **BRIDGE)
    follow(cast)
    assert len(nearest.meanings(cast.congress).matters) == 1
    admitted(cast, **OTHER)
    follow(cast)
    assert len(nearest.meanings(cast.congress).matters) == 2
    Sketch.objects.filter(matter__title=OTHER["title"]).delete()
    nearest._kept[cast.congress.pk] = nearest.Meanings(1, "another", nearest._NOTHING.matters, nearest._NOTHING.rows)
    assert len(nearest.meanings(cast.congress).matters) == 1


def test_of_very_many_only_the_nearest_are_compared(cast):
    for one in (BRIDGE, AGAIN, OTHER):
        admitted(cast, **one)
    follow(cast)
    known = nearest.meanings(cast.congress)
    profile = Sketch.objects.get(matter__title=BRIDGE["title"]).profile

    assert len(known.nearest(profile, 2)) == 2
    assert len(known.nearest(profile, 9)) == 3


def test_the_same_request_for_another_township_is_another_matter(cast):
    for name in ("甲坪镇人民政府", "乙岭乡人民政府"):
        make_unit(cast.congress, name, kind=Unit.Kind.TOWNSHIP_GOVERNMENT)
    admitted(cast, title="关于修复甲坪镇桥梁的建议", text=BRIDGE["text"])
    follow(cast)
    (found,) = similar(cast.congress, "关于修复乙岭乡桥梁的建议", BRIDGE["text"], everything(cast))

    assert (found.level, found.towns) == (Level.MAYBE, ("甲坪",))
    assert Towns.of(cast.congress).apart("甲坪路", "甲坪桥和乙岭") == ()


def test_pairs_wait_until_they_are_told_apart_and_again_when_that_is_taken_back(cast):
    first, second = handed_over(cast, **BRIDGE), submitted(cast, **AGAIN)
    follow(cast)
    assert open_counts(cast.congress, [second.pk]) == {second.pk: 1}
    assert open_counts(cast.congress, []) == {}
    tell_apart(cast.congress, second.pk, first.pk, office=cast.clerk, at=at_ten(DAY))
    assert not open_pairs(cast.congress).exists()
    assert list(told_apart(cast.congress, first.pk)) == [second.pk]
    assert list(told_apart(cast.congress, second.pk)) == [first.pk]
    take_back(cast.congress, first.pk, second.pk)
    assert open_pairs(cast.congress).count() == 1


def test_what_has_been_withdrawn_is_no_question_any_more(cast):
    admitted(cast, **BRIDGE)
    second = submitted(cast, **AGAIN)
    follow(cast)
    perform_quickly("withdraw", cast.deputy, DAY, {"reason": "已经解决"}, second)

    assert not open_pairs(cast.congress).exists()
