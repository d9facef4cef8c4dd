"""The law examination before appointment: the bank of questions, and the paper drawn for a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from yishi.congress.exams import add_question, drawn, retire_question
from yishi.congress.models import ExamQuestion
from yishi.kernel.refusal import Refused
from yishi.rulebook.appointments.practice import EXAM_QUESTIONS, PASS_MARK
from yishi.rulebook.appointments.stages import At
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.pages import CongressRequest, page
from yishi.web.person_forms import Mendable
from yishi.web.sight import seen_whole, visible_matters

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

_KEEPERS: Final = frozenset({OfficeKind.CLERK})
SHOWN: Final = 20
FULL_MARKS: Final = 100


class QuestionForm(Mendable):
    """A question for the bank; its options one to a line."""

    text = forms.CharField(label=gettext_lazy("题目"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    options = forms.CharField(
        label=gettext_lazy("选项"),
        help_text=gettext_lazy("每行一个，依次为A、B、C"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    answer = forms.CharField(label=gettext_lazy("正确答案"), help_text=gettext_lazy("字母，多选题连写"), max_length=6)
    basis = forms.CharField(label=gettext_lazy("依据"), help_text=gettext_lazy("法律名称和条文"), max_length=200)

    def clean_options(self) -> list[str]:
        """The lines that are not empty."""
        return [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip()]


@page("c/<str:code>/exams/", by=_KEEPERS)
def exams(request: CongressRequest) -> HttpResponse:
    """The bank, and the cases for which a paper can be drawn."""
    return _show(request, QuestionForm())


def _show(request: CongressRequest, form: QuestionForm, status: int = 200) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:60]
    found = bank = ExamQuestion.objects.filter(congress=request.congress, retired_on=None)
    if words:
        found = bank.filter(Q(text__icontains=words) | Q(basis__icontains=words))
    context: dict[str, Any] = {
        "page": Paginator(found.order_by("-pk"), SHOWN).get_page(request.GET.get("page")),
        "words": words,
        "form": form,
        "cases": _cases(request),
    }
    return render(request, "exams/exams.html", context, status=status)


def _cases(request: CongressRequest) -> QuerySet[Any]:
    seen = visible_matters(request.congress, "appointment", request.acting)
    return seen.filter(stage=At.SUBMITTED.value).order_by("-id")[:SHOWN]


@page("c/<str:code>/exams/add/", by=_KEEPERS)
def exam_add(request: CongressRequest) -> HttpResponse:
    """Put a question into the bank."""
    return _add(request)


@require_POST
def _add(request: CongressRequest) -> HttpResponse:
    form = QuestionForm(request.POST)
    if form.is_valid():
        try:
            add_question(request.congress, **form.cleaned_data)
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("题目已入库。"))
            return redirect("exams", request.congress.code)
    return _show(request, form, 400)


@page("c/<str:code>/exams/<int:pk>/retire/", by=_KEEPERS)
def exam_retire(request: CongressRequest, pk: int) -> HttpResponse:
    """Take a question out of use."""
    return _retire(request, pk)


@require_POST
def _retire(request: CongressRequest, pk: int) -> HttpResponse:
    question = get_object_or_404(ExamQuestion, congress=request.congress, pk=pk, retired_on=None)
    retire_question(question, clock.today(request.congress))
    messages.success(request, _("题目已停用，再次录入即可恢复。"))
    return redirect("exams", request.congress.code)


@page("c/<str:code>/exams/for/<int:pk>/", by=_KEEPERS)
def exam_paper(request: CongressRequest, pk: int) -> HttpResponse:
    """The paper drawn for a case, by the hash of its submission: nobody chooses; a re-sit draws another."""
    found, stands, entries = seen_whole(request.congress, pk, request.acting, clock.today(request.congress))
    if found.procedure != "appointment":
        raise Http404
    sitting = stands.count("enter_exam") + 1
    questions = drawn(request.congress, f"{entries[0].hash}:{sitting}", stands.practice[EXAM_QUESTIONS])
    context = {
        "matter": found,
        "questions": questions,
        "wanted": stands.practice[EXAM_QUESTIONS],
        "pass_mark": stands.practice[PASS_MARK],
        "marks": round(FULL_MARKS / len(questions), 1) if questions else 0,
        "sitting": sitting,
        "lot": entries[0].hash,
        "key": "key" in request.GET,
    }
    return render(request, "exams/paper.html", context)
