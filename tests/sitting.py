"""A standing committee that meets, for tests: seven members, a clerk, a bureau that reports.

house = make_house()
sitting = house.opened()                    # in deliberation on its first item
vote = house.put(sitting, "1", "named")     # an open vote, by device
"""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.making import at_ten, make_congress, make_unit, office, order, perform_quickly
from yishi.congress.models import Congress, Office, Unit
from yishi.record.acts import perform
from yishi.record.examining import once_key
from yishi.record.models import Matter
from yishi.record.papers import keep
from yishi.record.standings import standing_of

DAY = date(2026, 4, 28)
EARLY = DAY - timedelta(30)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@dataclass
class House:
    """The congress, its members (the first is the chairperson), its clerk and a bureau's head."""

    congress: Congress
    members: list[Office]
    clerk: Office
    bureau: Unit
    head: Office

    @property
    def chair(self):
        return self.members[0]

    def act(self, act, office, matter=None, on=DAY, **facts):
        """Do an act; the matter it was done on."""
        extra = {"papers": facts.pop("papers")} if "papers" in facts else {}
        key = facts.pop("key", None)
        if key:
            extra["key"] = key
        procedure = facts.pop("procedure", "standing_committee_meeting")
        entry = perform_quickly(act, office, on, facts, matter, procedure=procedure, **extra)
        return entry.matter

    def planned(self, day=DAY, **plan):
        """A sitting planned."""
        facts = {"number": 32, "day": day.isoformat(), "place": "县人大常委会会议室", **plan}
        return self.act("plan_sitting", self.clerk, None, EARLY, **facts)

    def collected(self, *topics, **plan):
        """A sitting with topics."""
        sitting = self.planned(**plan)
        for topic in topics or ({"kind": "bill", "title": "关于加强饮用水水源保护的决定"},):
            self.act("collect_topic", self.clerk, sitting, EARLY, **{"source": "plan", **topic})
        return sitting

    def ready(self, *topics, **plan):
        """A sitting whose papers are with the members."""
        return self.prepare(self.collected(*topics, **plan))

    def prepare(self, sitting):
        """Draft the agenda of everything, notify, distribute."""
        standing = standing_of(sitting, EARLY)
        lines = [{"topic": f"{n}"} for n in range(1, len(standing.since(None, "collect_topic", "receive_item")) + 1)]
        self.act("draft_agenda", self.chair, sitting, EARLY, lines=lines)
        self.act("send_notice", self.clerk, sitting, EARLY)
        self.act("distribute_papers", self.clerk, sitting, EARLY)
        return sitting

    def sign_in(self, sitting, members=None, day=DAY):
        """These members, or all of them, sign in."""
        for member in self.members if members is None else members:
            self.act("sign_in", member, sitting, day)

    def opened(self, *topics, sitting=None, members=None, item="1"):
        """A sitting in deliberation on its first item, with three tellers."""
        sitting = sitting or self.ready(*topics)
        self.sign_in(sitting, members)
        self.act("open_sitting", self.chair, sitting)
        self.act("adopt_agenda", self.chair, sitting, in_favour=len(members or self.members))
        self.act("choose_tellers", self.chair, sitting, persons=[m.person_id for m in self.members[1:4]])
        return self.act("take_up_item", self.chair, sitting, topic=item)

    def put(self, sitting, subject="1", way="named", act="put_to_vote"):
        """Put something to the vote; the vote."""
        sitting = self.act(act, self.chair, sitting, subject=subject, way=way)
        return Matter.objects.filter(congress=self.congress).latest("pk")

    def cast(self, vote, member, *marks):
        """A member's vote by device."""
        answers = [{"question": n, "mark": mark} for n, mark in enumerate(marks, 1)]
        act = "cast_vote" if standing_of(vote, DAY).steps[0].facts.way == "named" else "cast_unnamed_vote"
        return self.act(act, member, vote, answers=answers)

    def voted(self, sitting, *marks, subject="1"):
        """A vote of the members in order, closed and announced."""
        vote = self.put(sitting, subject)
        for member, mark in zip(self.members, marks, strict=False):
            self.cast(vote, member, mark)
        self.act("close_vote", self.chair, vote)
        return self.act("announce_result", self.chair, vote)

    def once(self, act, office, matter, **facts):
        """An act that is done once."""
        code = standing_of(matter, DAY).procedure.by_code[act]
        return perform(order(act, office, DAY, facts, matter, key=once_key(code, matter.pk, office.person_id)))

    def paper(self, name="材料.pdf"):
        """A paper to attach."""
        return [(keep(self.congress, PDF, name, at_ten(DAY)), name)]


def make_house(members=7):
    """A house with so many members."""
    congress = make_congress()
    bureau = make_unit(congress)
    kinds = ["chairperson", "vice_chairperson", *["committee_member"] * (members - 2)]
    return House(
        congress,
        [office(congress, kind, name=f"委员{n}") for n, kind in enumerate(kinds, 1)],
        office(congress, "clerk"),
        bureau,
        office(congress, "unit_head", bureau),
    )
