"""Official documents of entries: on the screen, as PDF, as Word, in large print; and forms to fill in by hand."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yishi.documents.blanks import EvaluationForm as Evaluation
from yishi.documents.blanks import cosigner_sheet, evaluation_form, suggestion_form
from yishi.documents.composing import compose
from yishi.documents.pdf import as_pdf
from yishi.documents.sheets import countersign_sheet
from yishi.documents.sources import source_of
from yishi.documents.word import as_docx
from yishi.record.models import Entry
from yishi.rulebook.suggestions.replying import REPLIES
from yishi.web import clock, story
from yishi.web.describe import names_for
from yishi.web.lists import whole_number
from yishi.web.pages import ANY_OFFICE, EVERYBODY, CongressRequest, page
from yishi.web.qr import qr_data
from yishi.web.related import linked
from yishi.web.sight import actor, seen_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from msgspec import Struct

    from yishi.congress.models import Congress
    from yishi.documents.official import Official
    from yishi.documents.sources import Source
    from yishi.kernel.standing import Standing
    from yishi.record.models import Matter

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PDF: Final = "application/pdf"
_BLANKS: Final[dict[str, Callable[[Congress], Struct]]] = {
    "suggestion": suggestion_form,
    "cosigners": cosigner_sheet,
    "evaluation": lambda congress: Evaluation(congress=congress.name_zh),
}
_TITLES: Final = {"suggestion": "代表建议纸", "cosigners": "联名签名页", "evaluation": "代表建议办理情况评价表"}


@dataclass(frozen=True)
class _Paper:
    """An entry that the reader may read, with its document and where its matter stands."""

    matter: Matter
    standing: Standing
    told: story.Told
    source: Source

    @property
    def official(self) -> Official:
        """The document."""
        return compose(self.source)

    @property
    def latest(self) -> bool:
        """Whether nothing came in its place since."""
        act = self.told.act.code
        last = self.standing.last(*(REPLIES if act in REPLIES else (act,)))
        return last is not None and last.seq == self.told.entry.seq


def _paper(request: CongressRequest, pk: int, seq: int) -> _Paper:
    """Http404 where there is no such entry, or none that this reader may read."""
    found, stands, entries = seen_whole(request.congress, pk, request.acting, clock.today(request.congress))
    names = linked(request.congress, names_for(stands), request.acting)
    told = story.timeline(stands, entries, names, actor(request.acting))
    one = next((one for one in told if one.entry.seq == seq), None)
    if one is None:
        raise Http404
    public = found.public and one.act.public
    address = request.build_absolute_uri(reverse("matter", args=(request.congress.code, pk))) if public else ""
    lines = [(line.label.zh, line.value.zh) for line in one.lines]
    return _Paper(found, stands, one, source_of(found, entries, seq, lines=lines, address=address))


@page("c/<str:code>/m/<int:pk>/entry/<int:seq>/", by=EVERYBODY)
def paper(request: CongressRequest, pk: int, seq: int) -> HttpResponse:
    """An entry as its official document, with what may be done upon it."""
    found = _paper(request, pk, seq)
    official = found.official
    act = found.told.act.code
    open_acts = found.standing.open_to(actor(request.acting)) if request.acting and found.latest else []
    context = {
        "matter": found.matter,
        "told": found.told,
        "official": official,
        "acts": [one for one in open_acts if one.upon == act and (request.through is None or one.delegable)],
        "code": qr_data(official.address) if official.address else "",
        "sheet": countersign_sheet(found.source, found.standing) if act == "draft_reply" else None,
        "latest": found.latest,
        "may_rate": act in REPLIES and request.acting is not None,
    }
    return render(request, "documents/paper.html", context)


@page("c/<str:code>/m/<int:pk>/entry/<int:seq>/paper.<slug:ending>", by=EVERYBODY)
def paper_file(request: CongressRequest, pk: int, seq: int, ending: str) -> FileResponse:
    """The document as a file; ``?large=1`` in large print."""
    official = _paper(request, pk, seq).official
    return _file(request, "letter", official, f"{official.title}{'（草稿）' if official.draft else ''}", ending)


@page("c/<str:code>/m/<int:pk>/countersigns.<slug:ending>", by=ANY_OFFICE)
def countersigns_file(request: CongressRequest, pk: int, ending: str) -> FileResponse:
    """The countersign sheet of the latest drafted reply."""
    found = _paper(request, pk, _latest(request, pk, "draft_reply"))
    sheet = countersign_sheet(found.source, found.standing)
    return _file(request, "countersigns", sheet, f"{sheet.title} {found.matter.label}", ending)


@page("c/<str:code>/m/<int:pk>/evaluation.<slug:ending>", by=ANY_OFFICE)
def evaluation_file(request: CongressRequest, pk: int, ending: str) -> FileResponse:
    """The evaluation form of the latest reply, filled in as far as the record goes."""
    found = _paper(request, pk, _latest(request, pk, *REPLIES))
    return _file(request, "evaluation", evaluation_form(found.source), f"评价表 {found.matter.label}", ending)


def _latest(request: CongressRequest, pk: int, *acts: str) -> int:
    """The place of the latest entry by one of these acts. Http404 where there is none."""
    found = Entry.objects.filter(congress=request.congress, matter=pk, act__in=acts).order_by("-seq").first()
    if found is None:
        raise Http404
    return found.seq


@page("c/<str:code>/forms/", by=ANY_OFFICE)
def forms(request: CongressRequest) -> HttpResponse:
    """Forms for those who write by hand; the office enters them on their behalf."""
    return render(request, "documents/forms.html")


@page("c/<str:code>/forms/<slug:form>.<slug:ending>", by=ANY_OFFICE)
def form_file(request: CongressRequest, form: str, ending: str) -> FileResponse:
    """A blank form as a file."""
    if form not in _BLANKS:
        raise Http404
    return _file(request, form, _BLANKS[form](request.congress), _TITLES[form], ending)


@page("c/<str:code>/record/check/", by=EVERYBODY)
def check_paper(request: CongressRequest) -> HttpResponse:
    """Whether the line at the foot of a printed document is that of an entry here."""
    position, said = whole_number(request.GET.get("n", "")), "".join(request.GET.get("hash", "").split()).lower()
    entry = None
    if position and said:
        found = Entry.objects.filter(congress=request.congress, position=position, hash=said)
        entry = found.select_related("matter").first()
    context = {"n": position or "", "hash": said, "asked": bool(position and said), "entry": entry}
    return render(request, "documents/check.html", context)


def _file(request: CongressRequest, template: str, made: Struct, name: str, ending: str) -> FileResponse:
    """A paper as PDF, to look at, or as Word, to go on with. Http404 for any other ending."""
    if ending not in {"pdf", "docx"}:
        raise Http404
    large = "large" in request.GET
    content = (
        as_pdf(template, made, large=large)
        if ending == "pdf"
        else as_docx(template, made, congress=request.congress.code)
    )
    # A slash would be read as a folder's.
    filename = f"{name.replace('/', '／')[:80]}{'（大字版）' if large and ending == 'pdf' else ''}.{ending}"
    kind = _PDF if ending == "pdf" else DOCX
    saved = ending == "docx" or "save" in request.GET
    return FileResponse(BytesIO(content), as_attachment=saved, filename=filename, content_type=kind)
