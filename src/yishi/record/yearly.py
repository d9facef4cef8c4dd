"""What the yearly report on suggestions counts, and a first draft of its text (Deputies Law art. 51(3))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q

from yishi.record.models import Due, Matter, Participation

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from yishi.congress.models import Congress


@dataclass(frozen=True, slots=True)
class YearlyFigures:
    """Counts of suggestions, and of promises, numbered in one calendar year."""

    year: int
    received: int
    merged: int
    units: int
    replied: int
    late: int
    classes: dict[str, int]
    satisfied: int
    basically_satisfied: int
    dissatisfied: int
    unrated: int
    public: int
    key: int
    promises: int
    promises_met: int

    @property
    def rated(self) -> int:
        """How many were evaluated: the base of every rate of satisfaction."""
        return self.satisfied + self.basically_satisfied + self.dissatisfied


def yearly_figures(congress: Congress, year: int) -> YearlyFigures:
    """Count the suggestions numbered in a year, from the record's index."""
    numbered = Matter.objects.filter(congress=congress, procedure="suggestion", series=str(year))
    numbered = numbered.filter(number__isnull=False)
    counts = _counts(numbered)
    dues = Due.objects.filter(congress=congress, matter__in=numbered.values("pk"))
    promised = dues.filter(code="promise")
    key = Participation.objects.filter(congress=congress, role="key_supervisor", matter__in=numbered.values("pk"))
    return YearlyFigures(
        year=year,
        classes={name: counts.pop(name) for name in "ABCD"},
        unrated=counts.pop("close_unrated"),
        late=dues.filter(code="reply", met_on__gt=F("due")).count(),
        key=key.count(),
        promises=promised.count(),
        promises_met=promised.filter(met_on__isnull=False).count(),
        **counts,
    )


def _counts(numbered: QuerySet[Matter]) -> dict[str, int]:
    ratings = ("satisfied", "basically_satisfied", "dissatisfied", "close_unrated")
    return numbered.aggregate(
        received=Count("pk"),
        merged=Count("pk", filter=Q(stage="merged")),
        units=Count("lead_unit", distinct=True),
        replied=Count("pk", filter=~Q(outcome="")),
        public=Count("pk", filter=Q(public=True)),
        **{name: Count("pk", filter=Q(rating=name)) for name in ratings},
        **{name: Count("pk", filter=Q(outcome=name)) for name in "ABCD"},
    )


def yearly_draft(congress: Congress, on: date) -> dict[str, Any]:
    """The facts that the report's form starts from: year, title and text with the figures filled in."""
    told = yearly_figures(congress, on.year)
    classes = "、".join(f"{name}类{count}件" for name, count in told.classes.items())
    text = (
        "主任、各位副主任、各位委员：\n"
        f"{told.year}年，共受理代表建议{told.received}件（其中并案办理{told.merged}件），交由{told.units}个单位办理。"
        f"截至{on.month}月{on.day}日，已答复{told.replied}件（{classes}），其中超过法定期限答复{told.late}件。\n"
        f"代表已评价{told.rated}件：满意{told.satisfied}件，基本满意{told.basically_satisfied}件，"
        f"不满意{told.dissatisfied}件；经催促未评价办结{told.unrated}件，不计入满意情况。\n"
        f"答复中承诺事项{told.promises}项，已报告落实情况{told.promises_met}项。主任会议重点督办{told.key}件。"
        f"已向社会公开{told.public}件。\n以上报告，请予审议。"
    )
    title = f"关于{told.year}年代表建议、批评和意见办理情况的报告"
    return {"year": told.year, "title": title, "text": text}
