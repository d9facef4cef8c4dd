"""A room in which a sitting is played: its acts from the plan to the archive, one some seconds after the other."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from yishi.demo.hours import CHINA
from yishi.demo.play import BEGUN, hours_of
from yishi.demo.sheets import Sheet
from yishi.demo.sitting_plan import SESSION
from yishi.demo.story import Event

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Office
    from yishi.demo.people import Cast
    from yishi.demo.sitting_plan import Topic, Vote

PLACE: Final = "县人大常委会会议室"
_MINUTES: Final = "会议按照议程进行，审议情况和表决结果以会议记录为准，有关审议意见另行交办。"
_TELLERS: Final = slice(7, 10)


class Chamber:
    """Builds the events of one sitting; ``now`` moves on by minutes within a day."""

    def __init__(self, key: str, cast: Cast, procedure: str, chair: Office, members: list[Office]) -> None:
        self.key, self.cast, self.procedure = key, cast, procedure
        self.chair, self.clerk = chair, cast.clerks[0]
        self.members = members
        self.hours = hours_of(key)
        self.events: list[Event] = []
        self.now = datetime.combine(self.hours.on_or_after(SESSION[0]), time(9), CHINA)

    def at(self, day: date, hour: int = 9) -> None:
        """Go on at this hour of a day."""
        self.now = (
            max(self.now, datetime.combine(day, time(hour, 5), CHINA))
            if self.events
            else (datetime.combine(day, time(hour, 5), CHINA))
        )

    def do(self, act: str, office: Office, vote: str = "", papers: tuple[Sheet, ...] = (), **facts: Any) -> None:
        """One more act, some seconds after the last; ``vote``: on the vote begun last, of that procedure."""
        self.now += timedelta(seconds=20)
        key = f"{self.key}{BEGUN}" if vote else self.key
        self.events.append(
            Event(
                self.now, key, len(self.events), act, office, lambda _memory: facts,
                procedure=vote or self.procedure, papers=papers,
            )
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------------ before

    def prepare(self, number: int, day: date, topics: tuple[Topic, ...], ahead: int = 30, place: str = PLACE) -> None:
        """Plan, topics, agenda, notice, papers."""
        with_budget = any(topic.kind == "budget" for topic in topics)
        self.at(self.hours.on_or_before(day - timedelta(days=max(ahead, 36 if with_budget else 0))))
        self.do("plan_sitting", self.clerk, number=number, day=day.isoformat(), place=place)
        self._collect(topics)

    def _collect(self, topics: tuple[Topic, ...]) -> None:
        units = self.cast.place.units
        for topic in (topic for topic in topics if topic.tabled is None):
            unit: dict[str, Any] = {"unit": units[topic.unit].pk} if topic.unit else {}
            self.do("collect_topic", self.clerk, kind=topic.kind, title=topic.title, source="plan", **unit)
        # Thirty days before (Budget Law arts. 44, 78): long before the other papers.
        for number, topic in enumerate(topics, 1):
            if topic.unit and topic.kind == "budget":
                self._paper(number, topic)

    def agenda(self, topics: tuple[Topic, ...]) -> None:
        """The agenda, once the cases have been put on it; those come last."""
        last = max((topic.tabled for topic in topics if topic.tabled), default=None)
        if last is not None:
            self.at(last, 14)
        lines = [{"topic": f"{n}"} for n in range(1, len(topics) + 1)]
        self.do("draft_agenda", self.chair, lines=lines)

    def papers(self, day: date, topics: tuple[Topic, ...]) -> None:
        """Reports come in, the notice goes out, papers are distributed."""
        self.at(self.hours.on_or_before(day - timedelta(days=11)))
        for number, topic in enumerate(topics, 1):
            if topic.unit and topic.kind == "report":
                self._paper(number, topic)
        self.do("send_notice", self.clerk)
        self.do("distribute_papers", self.clerk)

    def _paper(self, number: int, topic: Topic) -> None:
        sheet = Sheet("报告.png", topic.title, ("报告内容见正式文本。",), topic.unit, self.now.date())
        self.do("hand_in_paper", self.cast.heads[topic.unit], topic=f"{number}", state="report", papers=(sheet,))

    # ------------------------------------------------------------------------------------------- in the chamber

    def gather(self, day: date, away: int) -> list[Office]:
        """Who comes signs in, or is registered; the sitting opens, chooses tellers and adopts its agenda."""
        self.at(day)
        here = self.members[: len(self.members) - away]
        for member in here[:6]:
            self.do("sign_in", member)
        self.do("register_presence", self.clerk, persons=[one.person_id for one in here[6:]])
        self.do("open_sitting", self.chair)
        return here

    def begin(self, here: list[Office]) -> None:
        """Adopt the agenda and choose tellers."""
        self.do("adopt_agenda", self.chair, in_favour=len(here))
        self.do("choose_tellers", self.chair, persons=[one.person_id for one in here[_TELLERS]])

    def take(self, number: int, topic: Topic, here: list[Office]) -> None:
        """An item: speakers, an opinion, the votes on it."""
        self.now += timedelta(minutes=9)
        self.do("take_up_item", self.chair, topic=f"{number}")
        if topic.opinion:
            speaker = here[10 + number]
            self.do("ask_to_speak", speaker)
            self.do("give_floor", self.chair, person=f"{speaker.person_id}", minutes=10)
            self.do("state_opinion", speaker, topic=f"{number}", text=topic.opinion)
            self.do("end_speech", self.chair)
        amended = 0
        for vote in topic.votes:
            subject = f"{number}"
            if vote.amendment:
                amended += 1
                self.do("propose_amendment", here[12], topic=f"{number}", text=vote.amendment)
                subject = f"a{amended}"
            if vote.act == "hold_back":
                self.do("hold_back_item", self.chair, topic=f"{number}", reason="意见分歧较大，进一步调研后再审议。")
            else:
                self._vote(vote, subject, here)

    def _vote(self, vote: Vote, subject: str, here: list[Office]) -> None:
        self.now += timedelta(minutes=3)
        self.do(vote.act, self.chair, subject=subject, way=vote.way)
        if vote.way in {"named", "unnamed"}:
            self._by_device(vote, here)
            return
        if vote.way == "hands":
            self._by_tellers("vote", "count_hands", vote, here, {})
            self.do("close_vote", self.chair, "vote")
            self.do("announce_result", self.chair, "vote")
            return
        self._on_paper(vote, here)

    def _by_device(self, vote: Vote, here: list[Office]) -> None:
        marks = [mark for mark, n in zip(("for", "against", "abstain"), vote.marks, strict=True) for _ in range(n)]
        act = "cast_vote" if vote.way == "named" else "cast_unnamed_vote"
        for member, mark in zip(here, marks, strict=False):
            self.do(act, member, "vote", answers=[{"question": 1, "mark": mark}])
        self.do("close_vote", self.chair, "vote")
        self.do("announce_result", self.chair, "vote")

    def _by_tellers(self, kind: str, act: str, vote: Vote, here: list[Office], sheet: dict[str, Any]) -> None:
        names = ("satisfied", "basically", "dissatisfied") if kind == "satisfaction_test" else _COUNTED
        told = enumerate((vote.marks, *vote.others), 1)
        counts = [{"question": n, **dict(zip(names, marks, strict=True))} for n, marks in told]
        for teller in here[_TELLERS][:2]:
            self.do(act, teller, kind, counts=counts, **sheet)

    def _on_paper(self, vote: Vote, here: list[Office]) -> None:
        kind = "satisfaction_test" if vote.act == "put_to_test" else "secret_ballot"
        issued, valid = len(here), sum(vote.marks)
        self.do("issue_ballots", here[_TELLERS][0], kind, issued=issued)
        self.do("close_ballot", self.chair, kind)
        returned = issued + 1 if vote.fate == "void" else issued
        sheet = {"issued": issued, "returned": returned, "valid": valid, "void": returned - valid}
        self._by_tellers(kind, "count_ballots", vote, here, sheet)
        if vote.fate == "void":
            self.do("void_vote", self.chair, kind, reason="收回的选票多于发出的选票，本次投票无效。")
        else:
            self.do("announce_result", self.chair, kind)

    # ------------------------------------------------------------------------------------------------- after

    def finish(self, topics: tuple[Topic, ...], stop: str = "archived") -> None:
        """Minutes, opinions handed over, publication, the archive."""
        self.do("close_sitting", self.chair)
        if stop == "closed":
            return
        self.at(self.hours.shifted(self.now.date(), 4))
        self.do("issue_minutes", self.clerk, text=_MINUTES)
        for number, topic in enumerate(topics, 1):
            if topic.opinion:
                unit = self.cast.place.units[topic.unit].pk
                self.do("hand_over_opinions", self.clerk, topic=f"{number}", unit=unit, text=topic.opinion)
        self.at(self.hours.shifted(self.now.date(), 3))
        self.do("publish_sitting", self.clerk, issue=f"公报{self.now.year}年第{self.now.month // 2 + 1}号")
        self.do("archive_sitting", self.clerk)
        for number, topic in enumerate(topics, 1):
            if topic.handled:
                self.at(self.hours.shifted(self.now.date(), 35))
                said = "审议意见已逐条研究，制定整改措施并落实到责任单位，详见附件。"
                self.do("report_handling", self.cast.heads[topic.unit], topic=f"{number}", text=said)


_COUNTED: Final = ("in_favour", "against", "abstaining")
