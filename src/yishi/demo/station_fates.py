"""What became of each request, by the name that its row gives; and all of them together."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from yishi.demo.source import SECTORS
from yishi.demo.station_stories import Telling
from yishi.demo.stations import source

if TYPE_CHECKING:
    from collections.abc import Callable

    from yishi.demo.people import Cast
    from yishi.demo.stations import Posts
    from yishi.demo.story import Event

PRESSED: Final = "办理期限已过，请抓紧研究答复反映人"
CLEARED: Final = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}


def requests(posts: Posts, cast: Cast) -> list[Event]:
    """Everything that is done about every request."""
    events: list[Event] = []
    for number, row in enumerate(source()["request"]):
        telling = Telling(row, f"req.{number:02d}", posts, cast)
        telling.receive()
        if row["fate"] not in {"received", "declined", "withdrawn"}:
            telling.take_up()
        _FATES[row["fate"]](telling)
        events += telling.events
    return events


def _nothing(telling: Telling) -> None:
    """It waits."""


def _answered(telling: Telling) -> None:
    _answered_open(telling)
    telling.evaluate()


def _answered_open(telling: Telling) -> None:
    telling.wait(2, 7)
    telling.do("answer_request", telling.deputy, text=telling.row["answer"])


def _unanswered_evaluation(telling: Telling) -> None:
    _answered_open(telling)
    telling.now += timedelta(days=33)
    telling.wait(1)
    telling.do("close_unevaluated", telling.post.staff)


def _asked(telling: Telling) -> None:
    telling.wait(1, 2)
    telling.do("ask_resident", telling.deputy, text=telling.row["question"])
    telling.wait(1, 2)
    telling.by_resident("add_to_request", text=telling.row["addition"])
    _answered(telling)


def _with_unit(telling: Telling) -> None:
    telling.wait(1, 4)
    _forward(telling, telling.row["unit"])


def _forward(telling: Telling, unit: str) -> None:
    there = telling.cast.place.units[unit]
    telling.do("forward_to_unit", telling.deputy, unit=there.pk, note="请研究办理，在规定期限内答复反映人。")


def _unit(telling: Telling) -> None:
    _with_unit(telling)
    telling.wait(6, 16)
    telling.do("unit_answer", telling.cast.staff[telling.row["unit"]], text=telling.row["answer"])
    telling.evaluate()


def _unit_late(telling: Telling) -> None:
    _with_unit(telling)
    telling.wait(24, 26)
    telling.do("press_unit", telling.post.staff, reason=PRESSED)
    telling.wait(3, 5)
    telling.do("unit_answer", telling.cast.staff[telling.row["unit"]], text=telling.row["answer"])
    telling.evaluate()


def _unit_back(telling: Telling) -> None:
    _with_unit(telling)
    telling.wait(2, 4)
    telling.do("hand_back", telling.cast.staff[telling.row["unit"]], reason=telling.row["back"])
    telling.wait(1, 2)
    _forward(telling, telling.row["unit2"])
    telling.wait(8, 12)
    telling.do("unit_answer", telling.cast.staff[telling.row["unit2"]], text=telling.row["answer"])
    telling.evaluate()


def _suggest(telling: Telling) -> None:
    row = telling.row
    telling.wait(2, 5)
    words = f"据群众反映：{row['text']}\n建议有关部门实地调查，尽快研究解决，并将结果告知群众。"
    telling.do("make_suggestion", telling.deputy, title=row["title"], sector=SECTORS[row["sector"]].value, text=words)


def _hand_in(telling: Telling) -> None:
    telling.wait(1, 2)
    telling.on_suggestion("submit", telling.deputy, occasion="recess")
    telling.wait(1, 2)
    clerk = telling.cast.clerks[1]
    telling.on_suggestion("admit", clerk)
    unit = telling.cast.place.units[telling.row["suggestion_unit"]]
    telling.on_suggestion("assign", clerk, lead_unit=unit.pk, co_units=[])


def _suggestion(telling: Telling) -> None:
    """Handed in, replied to, evaluated, published; and the resident is told."""
    _suggest(telling)
    _hand_in(telling)
    row, clerk = telling.row, telling.cast.clerks[1]
    head, staff = (offices[row["suggestion_unit"]] for offices in (telling.cast.heads, telling.cast.staff))
    telling.wait(8, 12)
    note = "与代表电话沟通，并与代表一同到现场查看"
    telling.on_suggestion("contact", staff, way="face_to_face", note=note)
    telling.wait(25, 32)
    reply = {"result": "A", "text": row["reply"]}
    telling.on_suggestion("draft_reply", staff, **reply)
    telling.on_suggestion("sign_reply", head, **reply)
    telling.wait(2, 4)
    telling.on_suggestion("rate_satisfied", telling.deputy)
    telling.wait(2, 4)
    telling.on_suggestion("publish", clerk, **CLEARED)
    telling.wait(1, 3)
    telling.do("answer_request", telling.deputy, text=row["answer"])
    telling.evaluate()


def _suggestion_told(telling: Telling) -> None:
    """Handed in, and the resident is told before the reply comes."""
    _suggest(telling)
    _hand_in(telling)
    telling.wait(30, 35)
    telling.do("answer_request", telling.deputy, text=telling.row["answer"])
    telling.evaluate()


def _suggestion_resumed(telling: Telling) -> None:
    _suggest(telling)
    telling.wait(4, 6)
    telling.on_suggestion("withdraw", telling.deputy, reason=telling.row["back"])
    telling.do("resume_request", telling.deputy, reason=telling.row["back"])
    _answered(telling)


def _to_petitions(telling: Telling) -> None:
    telling.wait(1, 3)
    unit = telling.posts.petitions.unit_id
    telling.do("forward_as_petition", telling.deputy, unit=unit, note="属于申诉求决事项，请依法办理并告知本人。")


def _with_petitions(telling: Telling) -> None:
    _to_petitions(telling)
    telling.wait(4, 8)
    officer = telling.posts.petitions
    telling.do("petition_notice", officer, acceptance="accepted", text=telling.row["notice"])


def _petition(telling: Telling) -> None:
    _with_petitions(telling)
    telling.wait(18, 30)
    telling.do("petition_result", telling.posts.petitions, text=telling.row["answer"])
    telling.evaluate()


def _petition_resumed(telling: Telling) -> None:
    _to_petitions(telling)
    telling.wait(5, 8)
    telling.do("resume_request", telling.deputy, reason=telling.row["back"])
    _answered(telling)


def _declined(telling: Telling) -> None:
    telling.wait(1)
    row = telling.row
    telling.do("decline_request", telling.post.staff, ground=row["ground"], way=row["way"], explanation=row["answer"])


def _withdrawn(telling: Telling) -> None:
    telling.wait(1)
    telling.by_resident("withdraw_request")


_FATES: Final[dict[str, Callable[[Telling], None]]] = {
    "received": _nothing,
    "in_hand": _nothing,
    "answered": _answered,
    "answered_open": _answered_open,
    "unanswered_evaluation": _unanswered_evaluation,
    "asked": _asked,
    "with_unit": _with_unit,
    "unit": _unit,
    "unit_late": _unit_late,
    "unit_back": _unit_back,
    "suggestion": _suggestion,
    "suggestion_open": _suggest,
    "suggestion_told": _suggestion_told,
    "suggestion_resumed": _suggestion_resumed,
    "with_petitions": _with_petitions,
    "petition": _petition,
    "petition_resumed": _petition_resumed,
    "declined": _declined,
    "withdrawn": _withdrawn,
}
