"""What proves the record: signed checkpoints for everybody to keep, and proofs that an entry is under one."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.checkpoints import check_signature, inclusion, signed_bytes
from yishi.record.models import Checkpoint, Entry
from yishi.web import clock
from yishi.web.describe import names_for
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.sight import actor, seen
from yishi.web.story import timeline

if TYPE_CHECKING:
    from yishi.congress.models import Congress

LISTED: Final = 30
_NOT_YET: Final = Text("这一条还没有纳入检查点", "This entry is not under a checkpoint yet")
_LATER: Final = Text("请在下一个检查点公布后再来", "Come back when the next checkpoint is published")


@page("c/<str:code>/record/", by=EVERYBODY)
def proof(request: CongressRequest) -> HttpResponse:
    """The checkpoints, the newest first, with what they prove and how anybody can check it."""
    congress = request.congress
    made = Checkpoint.objects.filter(congress=congress).select_related("congress").order_by("-size")
    before = request.GET.get("before", "")
    if before.isdecimal():
        made = made.filter(size__lt=int(before))
    found = list(made[: LISTED + 1])
    listed = found[:LISTED]
    newest = listed[0] if listed else None
    context: dict[str, Any] = {
        "rows": [(one, check_signature(one)) for one in listed],
        "before": listed[-1].size if len(found) > LISTED else None,
        "newest": newest if not before else None,
        "behind": congress.last_position - newest.size if newest else congress.last_position,
        "signed": signed_bytes(newest).decode() if newest else "",
    }
    return render(request, "proof/proof.html", context)


@page("c/<str:code>/record/<int:size>.json", by=EVERYBODY)
def checkpoint_json(request: CongressRequest, size: int) -> HttpResponse:
    """A checkpoint to keep."""
    found = Checkpoint.objects.filter(congress=request.congress, size=size).select_related("congress")
    made = get_object_or_404(found)
    return _saved(_told(made, request.congress), f"{request.congress.code}-checkpoint-{made.size}.json")


@page("c/<str:code>/m/<int:pk>/entry/<int:seq>/proof.json", by=EVERYBODY)
def entry_proof(request: CongressRequest, pk: int, seq: int) -> HttpResponse:
    """The proof that an entry, which the reader may read, is under the first checkpoint made after it."""
    matter, standing = seen(request.congress, pk, request.acting, clock.today(request.congress))
    entries = list(Entry.objects.filter(matter=matter).order_by("seq"))
    readable = timeline(standing, entries, names_for(standing), actor(request.acting))
    entry = next((one.entry for one in readable if one.entry.seq == seq), None)
    if entry is None:
        raise Http404
    covering = Checkpoint.objects.filter(congress=request.congress, size__gte=entry.position).select_related("congress")
    checkpoint = covering.order_by("size").first()
    if checkpoint is None:
        raise Refused(_NOT_YET, remedy=_LATER)
    shown = inclusion(entry, checkpoint)
    told = {
        "format": "yishi inclusion 1",
        "position": shown.position,
        "hash": shown.hash,
        "path": list(shown.path),
        "checkpoint": _told(checkpoint, request.congress),
    }
    return _saved(told, f"{request.congress.code}-entry-{entry.position}.json")


def _told(made: Checkpoint, congress: Congress) -> dict[str, Any]:
    """All that a stranger needs to check it: ``signed`` is what the signature is over."""
    return {
        "format": "yishi checkpoint 1",
        "congress": congress.code,
        "name": congress.name_zh,
        "algorithm": congress.hash_algorithm,
        "size": made.size,
        "root": made.root,
        "made_at": made.made_at.astimezone(UTC).isoformat(),
        "public_key": made.public_key,
        "signature": made.signature,
        "signed": signed_bytes(made).decode(),
    }


def _saved(told: dict[str, Any], name: str) -> HttpResponse:
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
