"""Forms for what came on paper: the paper's date and what it is, its scans, and whatever the act asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.congress.models import Office
from yishi.kernel.facts import fields_of
from yishi.rulebook.record_keeping import ORIGINAL_NEEDED
from yishi.rulebook.roles import OfficeKind
from yishi.web.forms import ActForm
from yishi.web.widgets import DateInput, Files, FilesField, Ticks

if TYPE_CHECKING:
    from collections.abc import Collection

    from yishi.kernel.procedure import Act
    from yishi.web.fields import Scene
    from yishi.web.paper import Way
    from yishi.web.scans import Scan


class OnPaper(forms.Form):
    """What every form of a paper asks: its date, what it is, and its scans."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def add_paper(self, scene: Scene, scans: list[Scan], signed: str) -> None:
        """Add the fields; ``signed``: what the paper is, as the record will say it."""
        self.scene = scene
        # Either will do: neither is called optional.
        self.checked = {*getattr(self, "checked", ()), "scans", "papers"}
        self.fields["on"] = forms.DateField(label=_("纸件上的日期"), widget=DateInput, initial=scene.on)
        self.fields["written"] = forms.CharField(label=_("依据的书面材料"), max_length=300, initial=signed)
        if scans:
            self.fields["scans"] = forms.MultipleChoiceField(
                label=_("扫描件"), required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(scan.key, scan.name) for scan in scans],
            )  # fmt: skip
        self.fields["papers"] = FilesField(
            label=_("其他原件") if scans else _("原件"),
            required=False,
            widget=Files,
            help_text=_("扫描件或者照片，每个不超过20MB"),
        )

    def examine_original(self, cleaned: dict[str, Any]) -> None:
        """Ask for the original, where the place's practice does."""
        wanted = self.scene.standing.practice[ORIGINAL_NEEDED]
        if wanted and not cleaned.get("scans") and not cleaned.get("papers"):
            self.add_error("papers", _("请附上原件的扫描件或者照片"))


class PaperForm(OnPaper, ActForm):
    """One act, as a deputy did it on paper."""

    def __init__(self, act: Act[Any], scene: Scene, scans: list[Scan], signed: str, *args: Any, **kwargs: Any) -> None:
        self.scans, self.signed = scans, signed
        super().__init__(act, scene, *args, **kwargs)

    def _add_who_and_when(self, offices: list[Office] | None) -> None:
        self.fields.pop("papers", None)
        self.add_paper(self.scene, self.scans, self.signed)
        self.order_fields(["on", "written"])

    def _keep_draft(self, name: str) -> None:
        """Nothing: what was typed from one paper must not come back on the next."""

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """The paper's date first: it is no late entry but the day on which the deputy acted."""
        return [self["on"], *super().main_fields]

    @property
    def late_fields(self) -> list[forms.BoundField]:
        """None: the day stands above."""
        return []

    def clean(self) -> dict[str, Any]:
        """The act's facts, and the original."""
        cleaned = super().clean()
        self.examine_original(cleaned)
        return cleaned


class WholeForm(PaperForm):
    """A paper that begins a matter, bears the names of all who signed, and hands it in."""

    def __init__(self, way: Way, scene: Scene, scans: list[Scan], signed: str, *args: Any, **kwargs: Any) -> None:
        self.way = way
        super().__init__(way.opens, scene, scans, signed, *args, **kwargs)

    def _add_who_and_when(self, offices: list[Office] | None) -> None:
        self.fields["cosigners"] = signatures(self.scene, {self.scene.person})
        for field in fields_of(self.way.submit.facts):
            self._add(field)
        super()._add_who_and_when(offices)

    def clean(self) -> dict[str, Any]:
        """The facts of handing in apart from those of the draft."""
        cleaned = super().clean()
        cleaned["handing_in"] = {
            field.name: value
            for field in fields_of(self.way.submit.facts)
            if (value := self._value(field, cleaned)) not in (None, "", [])
        }
        return cleaned


class SignaturesForm(OnPaper):
    """A sheet of signatures: who is ticked has signed."""

    def __init__(
        self, scene: Scene, scans: list[Scan], signed: str, but: Collection[int], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cosigners"] = signatures(scene, but, required=True)
        self.add_paper(scene, scans, signed)

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """All but the files."""
        return [self[name] for name in self.fields if name != "papers"]

    @property
    def paper_fields(self) -> list[forms.BoundField]:
        """The files."""
        return [self["papers"]]

    def clean(self) -> dict[str, Any]:
        """The original."""
        cleaned = super().clean() or self.cleaned_data
        self.examine_original(cleaned)
        return cleaned


def signatures(scene: Scene, but: Collection[int], *, required: bool = False) -> forms.Field:
    """Deputies in office to tick, without these persons."""
    held = Office.objects.held_on(scene.on).filter(congress=scene.congress, kind=OfficeKind.DEPUTY)
    rows = held.exclude(person__in=but).order_by("person__name").values_list("pk", "person__name")
    return forms.MultipleChoiceField(
        label=_("联名签名的代表"), required=required, widget=Ticks, choices=[(str(pk), name) for pk, name in rows],
        help_text=_("在签名页上签了名的逐人勾选，每人记一条确认联名"),
    )  # fmt: skip
