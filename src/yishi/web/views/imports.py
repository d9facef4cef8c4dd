"""Importing tables: the template, the upload, the check line by line, and all lines or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from yishi.congress.importing.bounds import LARGEST_FILE
from yishi.congress.importing.check import apply, dry_run
from yishi.congress.importing.importer import IMPORTERS, Errand
from yishi.congress.importing.table import read_table
from yishi.congress.importing.template import template_xlsx
from yishi.congress.models import Office
from yishi.kernel.refusal import NoPower, Refused
from yishi.kernel.text import Text
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.export import XLSX
from yishi.web.findings import problems_xlsx, told
from yishi.web.pages import CongressRequest, page
from yishi.web.templatetags.say import say
from yishi.web.uploads import Upload, drop_upload, keep_upload, upload_of

if TYPE_CHECKING:
    from yishi.congress.importing.report import Report
    from yishi.congress.models import Congress

_IMPORTERS: Final = frozenset({OfficeKind.CLERK, OfficeKind.ADMINISTRATOR})
# Who may import what: suggestions are entered on behalf of deputies, which only a clerk may do.
KINDS: Final = {
    "deputies": _IMPORTERS,
    "units": _IMPORTERS,
    "suggestions": frozenset({OfficeKind.CLERK}),
    "exam-questions": frozenset({OfficeKind.CLERK}),
}
ABOUT: Final = {
    "deputies": Text("本届代表名册，连同代表团和代表小组", "Deputies of the term, delegations and groups"),
    "units": Text("承办单位名录，连同负责人和经办人", "Handling units, with their heads and officers"),
    "exam-questions": Text("任前法律知识考试的题目、选项和答案", "Questions for the law examination"),
    "suggestions": Text("历史建议台账，按原件代录为已提交的建议", "Older suggestions, entered as handed in"),
}
ALL_TODAY: Final = "all_today"


class UploadForm(forms.Form):
    """A table, and how to read it; each kind has its own options."""

    file = forms.FileField(label=gettext_lazy("文件"))
    create_missing = forms.BooleanField(label=gettext_lazy("新建表中没有登记的代表团、代表小组"), required=False)
    lead = forms.ChoiceField(
        label=gettext_lazy("统一的领衔代表"), required=False, help_text=gettext_lazy("用于没有写明领衔代表的行")
    )
    all_today = forms.BooleanField(
        label=gettext_lazy("提出日期一律记为今天"),
        required=False,
        help_text=gettext_lazy("原日期记入代录依据；用于早于本届、外来的材料"),
    )

    def __init__(self, kind: str, congress: Congress, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "auto_id": f"{kind}-%s"})
        self.kind = kind
        if kind == "suggestions":
            choices = [(str(office.pk), office.person.name) for office in _deputies(congress)]
            self.fields["lead"].choices = [("", _("不指定")), *choices]  # type: ignore[attr-defined]
        plain = ["create_missing", "lead", ALL_TODAY]
        for name in {"deputies": ["lead", ALL_TODAY], "suggestions": ["create_missing"]}.get(kind, plain):
            del self.fields[name]

    @property
    def options(self) -> list[forms.BoundField]:
        """The fields beside the file."""
        return [self[name] for name in self.fields if name != "file"]


def _deputies(congress: Congress) -> Any:
    held = Office.objects.held_on(clock.today(congress)).filter(congress=congress, kind=OfficeKind.DEPUTY)
    return held.select_related("person").order_by("person__name", "pk")


@page("c/<str:code>/import/", by=_IMPORTERS)
def imports(request: CongressRequest) -> HttpResponse:
    """What can be imported, with a template and a form each."""
    return _show(request, {})


def _show(request: CongressRequest, forms_given: dict[str, UploadForm], status: int = 200) -> HttpResponse:
    kind_held = request.acting.kind if request.acting else ""
    kinds = [
        {
            "kind": kind,
            "title": IMPORTERS[kind].title,
            "about": ABOUT[kind],
            "columns": IMPORTERS[kind].columns,
            "form": forms_given.get(kind) or UploadForm(kind, request.congress),
        }
        for kind, by in KINDS.items()
        if kind_held in by
    ]
    return render(request, "imports/imports.html", {"kinds": kinds}, status=status)


def _examine_kind(request: CongressRequest, kind: str) -> None:
    if kind not in KINDS:
        raise Http404
    if request.acting is None or request.acting.kind not in KINDS[kind]:
        raise NoPower(
            Text("建议由代表工作机构工作人员代录", "Suggestions are entered by the deputies' affairs body"),
            remedy=Text("请以该职务登录后导入", "Sign in as its clerk"),
        )


@page("c/<str:code>/import/<slug:kind>/template/", by=_IMPORTERS)
def import_template(request: CongressRequest, kind: str) -> HttpResponse:
    """A workbook to fill in."""
    _examine_kind(request, kind)
    answer = HttpResponse(template_xlsx(kind), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="yishi-{kind}.xlsx"'
    return answer


@page("c/<str:code>/import/<slug:kind>/", by=_IMPORTERS)
def import_upload(request: CongressRequest, kind: str) -> HttpResponse:
    """Take a table in, and go to its check."""
    return _upload(request, kind)


@require_POST
def _upload(request: CongressRequest, kind: str) -> HttpResponse:
    _examine_kind(request, kind)
    form = UploadForm(kind, request.congress, request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data.pop("file")
        data = file.read(LARGEST_FILE + 1)
        try:
            read_table(data, file.name)
        except Refused as refusal:
            form.add_error("file", say(refusal.reason) + (say(refusal.remedy) if refusal.remedy else ""))
        else:
            key = keep_upload(request, kind, file.name, data, form.cleaned_data)
            return redirect("import_check", request.congress.code, key)
    return _show(request, {kind: form}, status=400)


def _checked(request: CongressRequest, upload: Upload) -> Report:
    """The check, done anew each time: the congress may have changed since."""
    _examine_kind(request, upload.kind)
    congress = request.congress
    on = clock.today(congress)
    table = read_table(upload.data, upload.filename)
    missing = bool(upload.options.get("create_missing"))
    return dry_run(congress, upload.kind, table, on, create_missing=missing, errand=_errand(request, upload))


def _errand(request: CongressRequest, upload: Upload) -> Errand | None:
    if upload.kind != "suggestions" or request.acting is None:
        return None
    chosen = upload.options.get("lead") or None
    return Errand(
        office=request.acting,
        at=clock.now(request.congress),
        filename=upload.filename,
        sha256=upload.sha256,
        lead=_deputies(request.congress).filter(pk=chosen).first() if chosen else None,
        all_on=clock.today(request.congress) if upload.options.get(ALL_TODAY) else None,
    )


@page("c/<str:code>/import/check/<str:key>/", by=_IMPORTERS)
def import_check(request: CongressRequest, key: str) -> HttpResponse:
    """What the check found, line by line; nothing has been written."""
    upload = upload_of(request, key)
    report = _checked(request, upload)
    if "problems" in request.GET:
        answer = HttpResponse(problems_xlsx(report), content_type=XLSX)
        answer["Content-Disposition"] = f'attachment; filename="yishi-{upload.kind}-problems.xlsx"'
        return answer
    only_bad = request.GET.get("show") == "bad"
    context = {
        "upload": upload,
        "report": report,
        "title": IMPORTERS[upload.kind].title,
        "only_bad": only_bad,
        **told(report, only_bad=only_bad),
    }
    return render(request, "imports/check.html", context)


@page("c/<str:code>/import/all/<str:key>/", by=_IMPORTERS)
def import_all(request: CongressRequest, key: str) -> HttpResponse:
    """Take over all lines, or none."""
    return _import_all(request, key)


@require_POST
def _import_all(request: CongressRequest, key: str) -> HttpResponse:
    upload = upload_of(request, key)
    report = _checked(request, upload)
    if not report.ok:
        return redirect("import_check", request.congress.code, key)
    lines = apply(report)
    drop_upload(request, key)
    messages.success(request, _("已导入%(n)d行。") % {"n": lines})
    return redirect("imports", request.congress.code)


@page("c/<str:code>/import/drop/<str:key>/", by=_IMPORTERS)
def import_drop(request: CongressRequest, key: str) -> HttpResponse:
    """Throw the table away."""
    if request.method == "POST":
        drop_upload(request, key)
    return redirect("imports", request.congress.code)
