"""What each act on a reception carries."""

# Annotations of facts are read at run time.
from datetime import date
from typing import Annotated

from msgspec import Meta

from yishi.kernel.facts import Facts, Label, PersonId, UnitId
from yishi.kernel.text import Text


class Plan(Facts, frozen=True):
    """When and where, and which deputies are on duty."""

    station: Annotated[UnitId, Label("联络站", "Station", among="liaison_station")]
    day: Annotated[date, Label("接待日期", "Day")]
    hours: Annotated[
        str, Label("接待时间", "Hours", hint=Text("如 9:00—11:30", "such as 9:00—11:30")), Meta(max_length=40)
    ]
    deputies: Annotated[
        tuple[PersonId, ...],
        Label("值班代表", "Deputies on duty", among="station_deputy"),
        Meta(min_length=1, max_length=30),
    ]
    topic: Annotated[Annotated[str, Meta(max_length=100)] | None, Label("接待主题", "Topic")] = None


class Change(Facts, frozen=True):
    """Another day, or other deputies."""

    day: Annotated[date, Label("接待日期", "Day")]
    hours: Annotated[str, Label("接待时间", "Hours"), Meta(max_length=40)]
    deputies: Annotated[
        tuple[PersonId, ...],
        Label("值班代表", "Deputies on duty", among="station_deputy"),
        Meta(min_length=1, max_length=30),
    ]
    topic: Annotated[Annotated[str, Meta(max_length=100)] | None, Label("接待主题", "Topic")] = None


class Minutes(Facts, frozen=True):
    """Who was there, and how many came. Each request heard is registered apart."""

    deputies: Annotated[
        tuple[PersonId, ...],
        Label("到场代表", "Deputies present", among="station_deputy"),
        Meta(min_length=1, max_length=30),
    ]
    received: Annotated[int, Label("接待人数", "How many came"), Meta(ge=0, le=2000)]
    note: Annotated[
        Annotated[str, Meta(max_length=2000)] | None,
        Label("接待情况", "Notes", long=True, hint=Text("不写来访人身份", "without telling who came")),
    ] = None


class Reason(Facts, frozen=True):
    """Why it is called off."""

    reason: Annotated[str, Label("取消理由", "Reason", long=True), Meta(min_length=2, max_length=500)]
