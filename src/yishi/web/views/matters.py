"""A matter's page, and the acts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render

from yishi.congress.models import Office
from yishi.kernel.facts import fields_of
from yishi.record.models import Checkpoint, Document, EntryDocument
from yishi.record.papers import IMAGES, PDF, path_of
from yishi.record.readers import may_unseal
from yishi.rulebook.roles import OfficeKind
from yishi.rulebook.suggestions.replying import REPLIES
from yishi.web import clock, story
from yishi.web.chamber import PROCEDURES, ended, sitting_of
from yishi.web.describe import names_for
from yishi.web.fields import draft_key
from yishi.web.lists import whole_number
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.related import linked, related
from yishi.web.sight import actor, seen_whole
from yishi.web.sitting_view import overview
from yishi.web.templatetags.say import say
from yishi.web.voted import VOTES, on_case, on_vote

if TYPE_CHECKING:
    from typing import Any

    from yishi.kernel.procedure import Act
    from yishi.kernel.standing import Standing
    from yishi.record.models import Matter
    from yishi.web.describe import Names


@page("c/<str:code>/m/<int:pk>/", by=EVERYBODY)
def matter(request: CongressRequest, pk: int) -> HttpResponse:
    """Where a matter stands, what is due and why, what happened, and what may be done."""
    on = clock.today(request.congress)
    found, stands, entries = seen_whole(request.congress, pk, request.acting, on)
    viewer = actor(request.acting)
    names = linked(request.congress, names_for(stands), request.acting)
    told = story.timeline(stands, entries, names, viewer)
    context = {
        **_acts(request, stands),
        "matter": found,
        "standing": stands,
        "procedure": stands.procedure,
        "rail": story.rail(stands),
        "remarks": [said for remark in stands.procedure.remarks if (said := remark(stands))],
        "related": related(told),
        "clocks": story.clocks(stands, names) if viewer else [],
        "timeline": story.folded(told),
        "parties": _parties(stands, names),
        "reply": _reply(told),
        "category": _category(stands, found.category),
        "checkpoint": Checkpoint.objects.filter(congress=request.congress).order_by("-size").first(),
        "last": entries[-1],
        "drafts": _drafts_entered(request, stands, pk),
        "may_unseal": may_unseal(stands, request.acting),
        **_room(request, found, stands, names),
    }
    return render(request, "matters/matter.html", context)


def _acts(request: CongressRequest, stands: Standing) -> dict[str, Any]:
    """The acts open to whoever looks on; those that a secretary must leave to the member; those refused, and why."""
    viewer = actor(request.acting)
    open_acts = stands.open_to(viewer) if viewer else []
    return {
        "acts": [act for act in open_acts if request.through is None or act.delegable],
        "own_acts": [act for act in open_acts if request.through is not None and not act.delegable],
        "behalf_acts": _behalf_acts(stands, request.acting),
        "refused": stands.refused_to(viewer) if viewer else [],
    }


def _room(request: CongressRequest, found: Matter, stands: Standing, names: Names) -> dict[str, Any]:
    """The way into the chamber as long as there is something to do there; a sitting at a glance, or a vote's result."""
    return {
        "chamber": sitting_of(stands, found.pk) if request.acting and not ended(stands) else None,
        "sitting": overview(stands, names) if found.procedure in PROCEDURES else None,
        "vote": on_vote(found, stands) if found.procedure in VOTES and stands.steps else None,
        "result": on_case(stands, names),
    }


def _drafts_entered(request: CongressRequest, stands: Standing, pk: int) -> str:
    """The drafts that the browser may let go: those of the act that has just been entered."""
    done = whole_number(request.GET.get("did", ""))
    if request.acting is None or not done or done > len(stands.steps):
        return ""
    act = stands.procedure.by_code[stands.steps[done - 1].act]
    matter = None if act is stands.procedure.opens else pk
    long = [field.name for field in fields_of(act.facts) if field.kind == "long"]
    return " ".join(draft_key(request.acting.person_id, matter, act.code, name) for name in long)


def _parties(stands: Standing, names: Any) -> list[tuple[Any, list[tuple[str, int, str]]]]:
    # A part bears the name of its own role, if the procedure has that, else of the role that plays it here.
    by_part = sorted(stands.procedure.roles, key=lambda role: role.part == role.code)
    order = [role.part for role in stands.procedure.roles if role.part]
    roles = {role.part: role for role in by_part if role.part}
    return [
        (roles[part], [(one.kind, one.id, names[one.kind].get(one.id, "")) for one in stands.parties[part]])
        for part in sorted(stands.parties, key=order.index)
        if stands.parties[part]
    ]


def _reply(told: list[story.Told]) -> story.Told | None:
    return next((one for one in told if one.act.code in REPLIES), None)


def _category(stands: Standing, code: str) -> str:
    column = stands.procedure.columns.get("category")
    label = getattr(column(stands), "label", None) if column else None
    return say(label) if label else code


def _behalf_acts(stands: Standing, acting: Office | None) -> list[Act[Any]]:
    """Acts that the office may enter for a deputy who acted on paper."""
    if acting is None or acting.kind != OfficeKind.CLERK:
        return []
    return [act for act in stands.procedure.leaving[stands.stage] if act.on_behalf]


@page("c/<str:code>/m/<int:pk>/document/<str:sha256>/", by=EVERYBODY)
def document(request: CongressRequest, pk: int, sha256: str) -> FileResponse:
    """A document, to look at (images, PDF) or to save."""
    _, stands, entries = seen_whole(request.congress, pk, request.acting, clock.today(request.congress))
    told = story.timeline(stands, entries, names_for(stands), actor(request.acting))
    readable = [one.entry.pk for one in told if any(p["sha256"] == sha256 for p in one.papers)]
    # Of one paper there may be several entries: each sheet of signatures enters one for each deputy.
    uses = EntryDocument.objects.select_related("document").filter(entry__in=readable, document__sha256=sha256)
    use = uses.order_by("pk").first()
    if use is None:
        raise Http404
    kept: Document = use.document
    inline = kept.mime in IMAGES | {PDF} and "save" not in request.GET
    return FileResponse(path_of(kept).open("rb"), as_attachment=not inline, filename=use.name, content_type=kept.mime)
