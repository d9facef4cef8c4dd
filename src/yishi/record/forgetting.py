"""Forgetting a demonstration: the only way in which entries ever go, and never a real congress's."""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from yishi.congress.models import Account, Congress
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    Kind = type[models.Model]

ONLY_DEMO = Text("只有演示用的人民代表大会可以删除。", "Only a demonstration congress can be removed.")


@transaction.atomic
def forget_demo(congress: Congress) -> None:
    """Remove a demonstration congress with everything of it, and nothing else.

    Raises Refused for a real one, as the database knows it, whatever the object in hand says.
    """
    stored = Congress.objects.select_for_update().filter(pk=congress.pk).first()
    if stored is None or not stored.demo:
        raise Refused(ONLY_DEMO)
    accounts = list(_accounts_of(stored).values_list("pk", flat=True))
    for kind in _kinds():
        way = _way_to_congress(kind)
        rows = kind._base_manager.filter(**{way: stored.pk})  # noqa: SLF001 - whole tables, whatever their manager
        rows._raw_delete(rows.db)  # noqa: SLF001 - in order, without PROTECT's questions
    Congress.objects.filter(pk=stored.pk).delete()
    Account.objects.filter(pk__in=accounts).delete()


def _accounts_of(congress: Congress) -> models.QuerySet[Account]:
    """Logins of whoever is a person in this congress and in no other."""
    elsewhere = Account.objects.exclude(persons__congress=congress).filter(persons__isnull=False)
    here = Account.objects.filter(persons__congress=congress, is_superuser=False)
    both = here.filter(persons__congress__in=Congress.objects.exclude(pk=congress.pk))
    return here.exclude(pk__in=elsewhere.values("pk")).exclude(pk__in=both.values("pk")).distinct()


def _foreign_keys(kind: Kind) -> list[models.ForeignKey[Any, Any]]:
    return [field for field in kind._meta.get_fields() if isinstance(field, models.ForeignKey)]  # noqa: SLF001


def _way_to_congress(kind: Kind) -> str:
    """The lookup that leads from a table to its congress; empty when it has none."""
    for field in _foreign_keys(kind):
        if field.related_model is Congress:
            return field.name
    for field in _foreign_keys(kind):
        further = field.related_model
        if further is not kind and (way := _way_to_congress(further)):
            return f"{field.name}__{way}"
    return ""


def _kinds() -> Iterator[Kind]:
    """Every table of congresses, whatever refers to another before that other."""
    ours = {kind for kind in apps.get_models() if _way_to_congress(kind)}
    order: TopologicalSorter[Kind] = TopologicalSorter({kind: set() for kind in ours})
    for kind in ours:
        for field in _foreign_keys(kind):
            if field.related_model in ours and field.related_model is not kind:
                order.add(field.related_model, kind)
    yield from order.static_order()


def begin_ids_anew() -> None:
    """Give tables of congresses that are empty their first ids again.

    Not part of forgetting: PostgreSQL would not take it back if the transaction failed afterwards.
    """
    kinds: list[Kind] = [*_kinds(), Congress]
    empty = [kind for kind in kinds if not kind._base_manager.exists()]  # noqa: SLF001
    sequences = [{"table": kind._meta.db_table, "column": "id"} for kind in empty]  # noqa: SLF001
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), sequences):
            cursor.execute(statement)
