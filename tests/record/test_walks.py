"""Any way that the rules leave open, walked by chance, makes a record in which nothing is wrong."""

import random
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.making import DAY, at_ten, make_cast, perform_quickly, suggestion
from yishi.kernel.facts import fields_of
from yishi.kernel.refusal import Refused
from yishi.record.checkpoints import make_checkpoint
from yishi.record.examining import actor_of
from yishi.record.models import Matter
from yishi.record.rebuilding import rebuild
from yishi.record.standings import standing_of
from yishi.record.verifying import findings
from yishi.rulebook.suggestions.promises import promises

TEXT = "县道多处破损，建议年内整修。" * 3
# Not st.randoms(): that likes small numbers, and would hardly ever get beyond the first acts.
CHANCE = st.integers(0, 2**32).map(random.Random)
pytestmark = pytest.mark.django_db


def value_of(field, chance, cast, standing, day):
    """A value that the field takes, by its kind."""
    if field.name == "into":
        return chance.choice(list(Matter.objects.filter(congress=cast.congress).values_list("pk", flat=True)))
    if field.name == "promise":
        return next((key for key, *_ in promises(standing)), "1.1")
    made = {
        "choice": lambda: chance.choice(list(field.choices)).value,
        "flag": lambda: chance.random() < 0.3 or field.name.startswith("no_"),
        "unit": lambda: [cast.other.pk] if field.many else cast.lead.pk,
        "person": lambda: [cast.colleague.person_id] if field.many else cast.chair.person_id,
        "rows": lambda: [{"text": "年底前完成整修", "due": (day + timedelta(90)).isoformat()}],
        "date": day.isoformat,
    }
    return made.get(field.kind, lambda: TEXT[: min(field.longest or 60, 60)])()


def facts_of(act, chance, cast, standing, day):
    """What the act carries; what may be left out is left out now and then."""
    wanted = [field for field in fields_of(act.facts) if field.required or chance.random() < 0.7]
    return {field.name: value_of(field, chance, cast, standing, day) for field in wanted}


def likelihood(act, standing):
    """What leads on is likelier than what stays, and an early end is rare: else no walk would get far."""
    end = act.moves[standing.stage]
    if end in standing.procedure.ends and end is not standing.procedure.goal:
        return 0.1
    return 1 if end is standing.stage else 3


def step(chance, cast, matter, day):
    """Somebody does something that is open to them, if the facts will do."""
    standing = standing_of(matter, day)
    offices = [cast.deputy, cast.colleague, cast.clerk, cast.chair, cast.head, cast.officer]
    open_acts = [(office, act) for office in offices for act in standing.open_to(actor_of(office))]
    if not open_acts:
        return
    ((office, act),) = chance.choices(open_acts, [likelihood(act, standing) for _, act in open_acts])
    try:
        perform_quickly(act.code, office, day, facts_of(act, chance, cast, standing, day), matter)
    except Refused as refusal:
        assert refusal.reason.zh  # noqa: PT017 - whichever it is, it says why


def walk(chance, cast):
    """Some suggestions, each going its way, the days passing; where they have come to."""
    day, matters = DAY, []
    for _ in range(chance.randrange(1, 4)):
        facts = suggestion(phone="13800001111") if chance.random() < 0.5 else suggestion()
        matters.append(perform_quickly("draft", cast.deputy, day, facts).matter)
    for _ in range(chance.randrange(10, 50)):
        day += timedelta(chance.choice([0, 0, 1, 7, 25]))
        step(chance, cast, chance.choice(matters), day)
        if chance.random() < 0.1:
            make_checkpoint(cast.congress, at_ten(day))
    for matter in matters:
        matter.refresh_from_db()
    return {matter.stage for matter in matters}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(CHANCE)
def test_a_walk_by_chance_leaves_nothing_to_find_and_nothing_to_rebuild(chance):
    cast = make_cast()
    for stage in walk(chance, cast):
        event(stage)
    make_checkpoint(cast.congress, at_ten(DAY))
    assert [finding.text.en for finding in findings(cast.congress)] == []
    assert rebuild(cast.congress).total == 0


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(CHANCE)
def test_a_walk_by_chance_can_be_rebuilt_from_its_entries_alone(chance):
    cast = make_cast()
    walk(chance, cast)
    Matter.objects.filter(congress=cast.congress).update(
        stage="", title="", text="", due=None, closed=None, public=False, last_seq=0, head="", number=None,
        lead_unit=None, lead_deputy=None,
    )  # fmt: skip
    rebuild(cast.congress)
    assert [finding.text.en for finding in findings(cast.congress)] == []
