"""Saving the filters of a list under a name, and dropping what was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi import rulebook
from yishi.web.models import SavedView
from yishi.web.pages import ANY_OFFICE, CongressRequest, page
from yishi.web.saved import save_view

if TYPE_CHECKING:
    from django.http import HttpResponse


@page("c/<str:code>/matters/<slug:procedure>/views/", by=ANY_OFFICE)
@require_POST
def save_list_view(request: CongressRequest, procedure: str) -> HttpResponse:
    """Save what the list shows now."""
    if procedure not in rulebook.CURRENT:
        raise Http404
    assert request.acting is not None  # noqa: S101 - the page's gate has seen to it
    given = request.POST
    shared = "shared" in given
    view = save_view(request.acting, procedure, given.get("name", ""), given.get("query", ""), shared=shared)
    messages.success(request, _("已保存视图“{name}”。").format(name=view.name))
    return redirect(f"{reverse('matters', args=(request.congress.code, procedure))}?{view.query}")


@page("c/<str:code>/matters/<slug:procedure>/views/<int:pk>/drop/", by=ANY_OFFICE)
@require_POST
def drop_list_view(request: CongressRequest, procedure: str, pk: int) -> HttpResponse:
    """Drop one of one's own."""
    view = SavedView.objects.filter(pk=pk, office=request.acting, procedure=procedure).first()
    if view is None:
        raise Http404
    view.delete()
    messages.success(request, _("已删除视图“{name}”。").format(name=view.name))
    return redirect("matters", request.congress.code, procedure)
