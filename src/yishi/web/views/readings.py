"""Personal data: reading it takes a purpose and leaves a trace, and the traces are there to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from yishi import rulebook
from yishi.congress.importing.importer import IMPORTERS
from yishi.kernel.facts import fields_of
from yishi.kernel.refusal import NoPower, Refused
from yishi.kernel.text import Text
from yishi.notices import mailboxes
from yishi.record.models import Reading, Sealed
from yishi.record.readers import USUAL, may_unseal
from yishi.record.sealing import read_sealed as read
from yishi.rulebook.roles import OfficeKind
from yishi.statutes.personal_information_law import LIMITED_ACCESS
from yishi.web import clock
from yishi.web.pages import CongressRequest, page
from yishi.web.person_forms import Mendable
from yishi.web.sight import seen

if TYPE_CHECKING:
    from django.db.models import QuerySet

LISTED: Final = 50
_READERS: Final = frozenset({OfficeKind.AUDITOR, OfficeKind.ADMINISTRATOR, OfficeKind.CLERK})


def field_titles() -> dict[str, Text]:
    """What each kind of personal data is called, from the declarations that ask for it."""
    titles = {
        field.name: field.label.text
        for procedure in rulebook.ALL
        for act in (procedure.opens, *procedure.acts)
        for field in fields_of(act.facts)
        if field.label.personal
    }
    columns = [column for importer in IMPORTERS.values() for column in importer.columns if column.personal]
    own = {mailboxes.FIELD: Text("电子邮箱", "e-mail address")}
    return {column.field: Text(column.name, column.name) for column in columns} | own | titles


@page("c/<str:code>/readings/", by=_READERS)
def readings(request: CongressRequest) -> HttpResponse:
    """Who read whose personal data, when and what for; a clerk sees the own readings."""
    rows = Reading.objects.filter(congress=request.congress)
    own = request.acting is not None and request.acting.kind == OfficeKind.CLERK
    if own and request.acting is not None:
        rows = rows.filter(office__person=request.acting.person_id)
    if words := request.GET.get("q", "").strip()[:60]:
        rows = rows.filter(Q(office__person__name__icontains=words) | Q(why__icontains=words))
    found = list(
        _after(rows, request.GET.get("after", ""))
        .select_related("office__person", "sealed__person", "sealed__matter")
        .defer("sealed__matter__text", "sealed__ciphertext")
        .order_by("-at", "-pk")[: LISTED + 1]
    )
    context = {
        "rows": found[:LISTED],
        "after": found[LISTED - 1].pk if len(found) > LISTED else None,
        "titles": field_titles(),
        "own": own,
    }
    return render(request, "people/readings.html", context)


def _after(rows: QuerySet[Reading], after: str) -> QuerySet[Reading]:
    last = Reading.objects.filter(pk=int(after)).first() if after.isdecimal() else None
    return rows.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk)) if last else rows


class PurposeForm(Mendable):
    """What the reading is for."""

    why = forms.CharField(
        label=gettext_lazy("查阅目的"), min_length=4, max_length=200,
        help_text=gettext_lazy("写明为办理哪一事项、需要做什么，例如：核实建议内容，与代表电话联系"),
    )  # fmt: skip


# Which of them may read a value is asked of its matter.
_UNSEALING: Final = USUAL | {OfficeKind.STATION_STAFF, OfficeKind.DEPUTY}


@page("c/<str:code>/sealed/<str:commitment>/", by=_UNSEALING)
def read_sealed(request: CongressRequest, commitment: str) -> HttpResponse:
    """Ask what for; then show the value once, and write down that it was read."""
    sealed = _sealed(request, commitment)
    form = PurposeForm(request.POST if request.method == "POST" else None)
    value = ""
    if form.is_valid() and request.acting is not None:
        try:
            value = read(sealed, request.acting, clock.now(request.congress), form.cleaned_data["why"].strip())
        except Refused as refusal:
            form.mend(refusal)
    context: dict[str, Any] = {
        "form": form,
        "sealed": sealed,
        "title": field_titles().get(sealed.field, sealed.field),
        "value": value,
    }
    status = 400 if request.method == "POST" and not value else 200
    answer = render(request, "people/sealed.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def _is_clerk(request: CongressRequest) -> bool:
    """Only the office looks up a person; units read what a matter in their hands gives them to get in touch."""
    return request.acting is not None and request.acting.kind == OfficeKind.CLERK


def _sealed(request: CongressRequest, commitment: str) -> Sealed:
    """The value behind a commitment, if the reader may see the matter that it belongs to."""
    rows = Sealed.objects.filter(congress=request.congress, commitment=commitment)
    sealed = rows.select_related("person", "matter").first()
    if sealed is None or (sealed.matter_id is None and not _is_clerk(request)):
        raise Http404
    if sealed.matter_id is not None:
        _, stands = seen(request.congress, sealed.matter_id, request.acting, clock.today(request.congress))
        if not may_unseal(stands, request.acting):
            raise NoPower(
                Text("这项个人信息不供您的职务查阅", "This value is not for your office to read"), LIMITED_ACCESS
            )
    return sealed
