"""Drafts: kept between sessions, never overwritten unseen."""

import pytest

from tests.making import DAY, admitted, at_ten, handed_over, make_cast, office
from yishi.assigning.drafts import Choice, Edit, choice_of, save_drafts
from yishi.assigning.models import Draft

pytestmark = pytest.mark.django_db


def saved(cast, matter, version=0, **choice):
    choice = {"lead_unit": cast.lead.pk, **choice}
    return save_drafts(cast.clerk, [Edit(matter.pk, version, Choice(**choice))], at_ten(DAY))


def test_a_draft_is_kept_as_it_was_chosen(cast):
    matter = admitted(cast)
    assert saved(cast, matter, co_units=(cast.other.pk,), broad=True, taken=True) == frozenset()

    draft = Draft.objects.get()
    assert choice_of(draft) == Choice(cast.lead.pk, (cast.other.pk,), broad=True, taken=True)
    assert (draft.version, draft.person, draft.at) == (1, cast.clerk.person, at_ten(DAY))


def test_a_draft_is_changed_by_whoever_saw_it_last(cast):
    matter = admitted(cast)
    saved(cast, matter)
    assert saved(cast, matter, version=1, lead_unit=cast.other.pk) == frozenset()

    assert Draft.objects.values_list("lead_unit", "version").get() == (cast.other.pk, 2)


@pytest.mark.parametrize("version", [0, 2])
def test_a_draft_that_somebody_else_changed_meanwhile_is_left_as_it_is(cast, version):
    matter, free = admitted(cast), admitted(cast)
    saved(cast, matter)
    colleague = office(cast.congress, "clerk")
    edits = [Edit(matter.pk, version, Choice(cast.other.pk)), Edit(free.pk, 0, Choice(cast.other.pk))]

    assert save_drafts(colleague, edits, at_ten(DAY)) == {matter.pk}
    assert set(Draft.objects.values_list("matter", "lead_unit")) == {
        (matter.pk, cast.lead.pk),
        (free.pk, cast.other.pk),
    }


def test_what_is_handed_over_already_or_anothers_needs_no_draft(cast):
    saved(cast, handed_over(cast))
    saved(cast, admitted(make_cast()))

    assert not Draft.objects.exists()
