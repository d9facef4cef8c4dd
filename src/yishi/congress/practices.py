"""Settling local practice anew from a day on; versions already in force stay as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yishi import rulebook
from yishi.congress.models import PracticeVersion
from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from yishi.congress.models import Congress


def adopt_practice(
    congress: Congress, base: str, overrides: Mapping[str, Mapping[str, Any]], in_force: date, *, today: date
) -> PracticeVersion:
    """A new version of local practice. Matters begun before keep theirs. Raises `Refused`.

    `overrides` maps a parameter's code to its ``value`` (as a practice file writes it) and ``source``.
    """
    if base not in rulebook.PRACTICES:
        raise BadFacts(Text("没有这种做法", "There is no such practice"), "base")
    if in_force < today:
        raise BadFacts(
            Text("施行日期不能早于今天", "It cannot take effect before today"),
            "in_force",
            Text("已经开始办理的事项仍按原做法计算期限", "Matters under way keep their own terms"),
        )
    if PracticeVersion.objects.filter(congress=congress, in_force=in_force).exists():
        raise BadFacts(
            Text("这一天已经有一个版本施行", "Another version takes effect on that day"),
            "in_force",
            Text("请选择以后的日期", "Choose a later day"),
        )
    rulebook.practice(base, overrides)  # raises Refused for a value that may not stand
    return PracticeVersion.objects.create(congress=congress, base=base, overrides=dict(overrides), in_force=in_force)
