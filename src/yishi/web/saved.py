"""Saved views of lists: which there are for an office, and what of a query is worth saving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode

from django.db.models import Q

from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text
from yishi.web.models import SavedView

if TYPE_CHECKING:
    from yishi.congress.models import Office

# Views that an office may keep of one list.
MOST: Final = 30
# Where a page begins and how it is put out are no part of a view.
_PASSING: Final = frozenset({"after", "format"})


def plain_query(query: str) -> str:
    """The filters and the order in a query string, in one order, so that the same view is the same text."""
    return urlencode(sorted((name, value) for name, value in parse_qsl(query) if name not in _PASSING))


def views_for(office: Office | None, procedure: str) -> list[SavedView]:
    """An office's own views of a list, then those that others of its kind share."""
    if office is None:
        return []
    kept = SavedView.objects.filter(congress=office.congress_id, procedure=procedure, kind=office.kind)
    found = kept.filter(Q(office=office.pk) | Q(shared=True)).order_by("name", "pk")
    return sorted(found, key=lambda view: view.office_id != office.pk)


def save_view(office: Office, procedure: str, name: str, query: str, *, shared: bool) -> SavedView:
    """Save the filters under a name; under a name used before, anew. Raises BadFacts naming the mend."""
    called = name.replace("\x00", "").strip()
    longest = 30
    if not called or len(called) > longest:
        raise BadFacts(
            Text("请给这个视图起一个30字以内的名称", "Give the view a name of 30 characters at most"), "name"
        )
    wanted = plain_query(query)
    if not wanted or len(wanted) > 1000:  # noqa: PLR2004 - as the column
        raise BadFacts(Text("请先设置筛选条件，再保存", "Set some filters first"), "query")
    own = SavedView.objects.filter(office=office, procedure=procedure)
    if own.exclude(name=called).count() >= MOST:
        reason = Text("每个列表最多保存{most}个视图", "At most {most} views of a list").format(most=MOST)
        raise BadFacts(reason, "name", Text("请先删除不用的视图", "Delete one that you do not use"))
    kept = {"query": wanted, "shared": shared, "congress_id": office.congress_id, "kind": office.kind}
    view, _ = SavedView.objects.update_or_create(office=office, procedure=procedure, name=called, defaults=kept)
    return view
