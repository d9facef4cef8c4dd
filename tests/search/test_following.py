"""The index follows the record: once, in order, and again from the beginning if told so."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from tests.making import DAY, admitted, closed, handed_over, perform_quickly
from tests.search.conftest import follow
from yishi.congress.models import Congress, Person
from yishi.record.models import Entry, Matter
from yishi.search.following import behind, forget, index, take
from yishi.search.models import Passage, Place

pytestmark = pytest.mark.django_db


def kept():
    return dict(Passage.objects.values_list("pk", "bag"))


def test_each_entry_is_taken_once(cast):
    closed(cast)
    assert follow(cast.congress) == Entry.objects.count()
    assert follow(cast.congress) == 0


def test_how_far_behind_it_is_can_be_told(cast):
    admitted(cast)
    congress = Congress.objects.get(pk=cast.congress.pk)
    assert behind(congress) == 3
    follow(congress)
    assert behind(congress) == 0


def test_taking_the_same_entries_again_changes_nothing(cast):
    closed(cast)
    follow(cast.congress)
    before = kept()
    take(cast.congress, list(Entry.objects.select_related("matter").order_by("position")), _now(cast))
    assert kept() == before


def _now(cast):
    return Entry.objects.filter(congress=cast.congress).latest("position").recorded_at


def test_made_anew_it_is_the_same(cast):
    closed(cast)
    handed_over(cast)
    follow(cast.congress)
    before = kept()
    forget(cast.congress)
    assert kept() == {}
    follow(cast.congress)
    assert kept() == before


def test_what_changes_of_a_matter_changes_in_every_passage_of_it(cast, found):
    matter = handed_over(cast, title="关于渡口的建议")
    assert found("渡口", cast.head) == [matter.pk]
    perform_quickly("request_return", cast.head, DAY, {"reason": "不属于本单位职责，建议转交。"}, matter)
    perform_quickly("reassign", cast.clerk, DAY, {"lead_unit": cast.other.pk}, matter)
    assert found("渡口", cast.head) == []
    assert found("渡口", cast.officer) == [matter.pk]


def test_a_new_name_is_found_when_the_matter_is_looked_at_again(cast, found):
    matter = admitted(cast)
    assert found("吴思远", cast.clerk) == []
    Person.objects.filter(pk=cast.deputy.person_id).update(name="吴思远")
    forget(cast.congress)
    assert found("吴思远", cast.clerk) == [matter.pk]


def test_a_matter_of_a_procedure_that_is_no_more_is_left_out_and_told(cast, found, caplog):
    gone, there = admitted(cast, title="关于渡口的建议"), admitted(cast, title="关于渡口的建议")
    Matter.objects.filter(pk=gone.pk).update(procedure="bygone")
    assert found("渡口", cast.clerk) == [there.pk]
    assert f"matter {gone.pk}" in caplog.text


def test_passages_that_are_no_more_are_found_no_more(cast, found):
    matter = admitted(cast, title="关于渡口的建议")
    follow(cast.congress)
    Passage.objects.create(id=Place(matter.pk, 99).key, congress=cast.congress, bag="x")
    index(cast.congress, [matter], DAY)
    assert Place(matter.pk, 99).key not in kept()


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_the_full_text_table_is_in_step_with_the_bags(cast):
    closed(cast)
    follow(cast.congress)
    forget(cast.congress)
    follow(cast.congress)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")


# ------------------------------------------------------------------------------------------ the command


def said(*options):
    out = StringIO()
    call_command("search", *options, stdout=out)
    return out.getvalue()


def test_the_command_brings_the_index_up_to_date_and_says_how_much_there_is(cast):
    admitted(cast)
    assert "新编入记录3条，读取附件0份；共可查找段落" in said("--congress", cast.congress.code)
    assert "0 entries taken" in said("--congress", cast.congress.code, "--lang", "en")


def test_or_makes_it_anew(cast):
    admitted(cast)
    said()
    before = kept()
    assert "新编入记录3条" in said("--rebuild")
    assert kept() == before
