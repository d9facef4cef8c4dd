"""From the deputies' draft of a bill to its registration: signatures on the screen and on paper."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from yishi.demo.hours import CHINA
from yishi.demo.sheets import Sheet
from yishi.demo.source import SECTORS
from yishi.demo.story import Event

if TYPE_CHECKING:
    from yishi.congress.models import Office
    from yishi.demo.bills import BillRow
    from yishi.demo.hours import Hours
    from yishi.demo.people import Cast, Seat
    from yishi.demo.story import Facts

CALL: Final = "call"
OPENING, SECOND, THIRD, LAST = (date(2026, 1, day) for day in (13, 14, 15, 16))
# They preside, decide or serve: others move bills.
_LEADERS: Final = ("县委", "县长", "常委会", "党委书记", "人大主席", "主任委员")
_LATE_HANDS: Final = {"b07", "b09", "b10", "b11", "b12"}


def made(facts: dict[str, Any]) -> Facts:
    """Facts that do not depend on what was played before."""
    return lambda _: facts


class Signing:
    """The events of one bill until it is registered; ``now`` moves forward with each of them."""

    def __init__(self, row: BillRow, cast: Cast, hours: Hours) -> None:
        self.row, self.cast, self.hours = row, cast, hours
        self.lead = cast.seat(row.lead)
        self.secretary, self.examiner, self.clerk = cast.clerks[3], cast.clerks[2], cast.clerks[0]
        self.signers = self._signers(row.signers + 3)
        begins = (
            date(2026, 11, 11) if row.fate == "gathering" else date(2026, 1, 4) + timedelta(hours.chance.randrange(3))
        )
        self.now = hours.moment(hours.on_or_after(begins))
        self.events: list[Event] = []

    def _signers(self, count: int) -> list[Seat]:
        """Neighbours first, then whoever."""
        free = [
            seat
            for seat in self.cast.seats
            if seat is not self.lead and not any(word in seat.row.occupation for word in _LEADERS)
        ]
        self.hours.chance.shuffle(free)
        return sorted(free, key=lambda seat: seat.row.delegation != self.lead.row.delegation)[:count]

    def _go(self, day: date, hour: int, minute: int = 0) -> None:
        ahead = datetime.combine(day, time(hour, minute), CHINA)
        self.now = max(self.now, ahead + timedelta(minutes=self.hours.chance.randrange(12)))

    def _act(self, act: str, office: Office, facts: Facts | dict[str, Any] | None = None, *papers: Sheet) -> None:
        self.now = self.hours.soon(self.now)
        self._add(act, office, facts, papers=papers)

    def _add(self, act: str, office: Office, facts: Facts | dict[str, Any] | None, **more: Any) -> None:
        told = facts if callable(facts) else made(facts or {})
        self.events.append(Event(self.now, self.row.key, len(self.events), act, office, told, procedure="bill", **more))

    def _words(self) -> dict[str, Any]:
        row = self.row
        return {
            "title": row.title, "sector": SECTORS[row.sector], "cause": row.cause, "grounds": row.grounds,
            "plan": row.plan,
        }  # fmt: skip

    # ------------------------------------------------------------------------------------------- signatures

    def _gather(self) -> None:
        row, lead = self.row, self.lead.office
        signing, spare = self.signers[: row.signers], self.signers[row.signers :]
        if row.on_paper:
            self._gather_on_paper(signing)
            return
        words = {**self._words(), "plan": "请大会重视古建筑保护工作。"} if row.missing else self._words()
        self._act("draft_bill", lead, words)
        waiting = [self.cast.seat(name) for name in ("彭雅文", "周景山")] if row.fate == "gathering" else []
        asked = [*signing, *(spare if row.key == "b01" else ()), *waiting]
        self._act("invite_to_bill", lead, {"persons": [seat.person for seat in asked]})
        for seat in signing:
            self._act("cosign_bill", seat.office)
        if row.key == "b01":
            declined, retracted, silent = spare
            self._act("decline_bill", declined.office)
            self._act("cosign_bill", retracted.office)
            self._act("unsign_bill", retracted.office)
            self._act("uninvite_from_bill", lead, {"persons": [silent.person]})

    def _gather_on_paper(self, signing: list[Seat]) -> None:
        """The bill and the sheet of signatures came on paper: the clerk enters both."""
        lead, row = self.lead, self.row
        day = self.now.date()
        sheet = Sheet("议案原件.png", row.title, (f"案由：{row.cause}", f"案据：{row.grounds}", f"方案：{row.plan}"),
                      f"领衔代表：{lead.row.name}（签名）", day)  # fmt: skip
        names = tuple(f"{number}. {seat.row.name}" for number, seat in enumerate(signing, 1))
        signed = Sheet("联名签名页.png", "代表联名签名页", names, f"领衔代表：{lead.row.name}（签名）", day)
        why = f"依据{lead.row.name}等代表{day.month}月{day.day}日签名的纸质议案"
        self.now = self.hours.soon(self.now)
        self._add("draft_bill", self.clerk, self._words(), behalf=lead.office, reason=why, papers=(sheet,))
        persons = {"persons": [seat.person for seat in signing]}
        self._add("invite_to_bill", self.clerk, persons, behalf=lead.office, reason=why, papers=(signed,))
        for seat in signing:
            self._add("cosign_bill", self.clerk, None, behalf=seat.office, reason=why, papers=(signed,))

    def _hand_in(self) -> None:
        self._go(SECOND if self.row.key in _LATE_HANDS else OPENING, 9)
        more: dict[str, Any] = {}
        office = self.lead.office
        if self.row.on_paper:
            sheet = self.events[0].papers
            more = {"behalf": office, "reason": self.events[0].reason, "papers": sheet}
            office = self.clerk
        self.now = self.hours.soon(self.now)
        self._add("hand_in_bill", office, lambda memory: {"session": memory.matters[CALL]}, **more)
        if self.row.missing:
            self._complete()
        whole = dict.fromkeys(("cause", "grounds", "plan", "within_powers"), True)
        self._act("register_bill", self.secretary, whole)

    def _complete(self) -> None:
        """Returned for want of a plan, written anew, signed anew, handed in again."""
        lacking = {"cause": True, "grounds": True, "within_powers": True, "explanation": self.row.missing}
        self._act("return_bill", self.secretary, lacking)
        self._act("amend_bill", self.lead.office, self._words())
        self._go(THIRD, 9)
        for seat in self.signers[: self.row.signers]:
            self.now += timedelta(minutes=7)
            self._add("cosign_bill", seat.office, None)
        self._act("hand_in_again", self.lead.office)
