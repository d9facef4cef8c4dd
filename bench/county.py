"""A county to measure with: its congress, deputies and units, and the lives of suggestions, act by act."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from yishi.congress.models import Account, Congress, Office, Person, Unit
from yishi.record.acts import Order, perform
from yishi.rulebook.roles import OFFICE_TITLES, OfficeKind

SINCE = date(2016, 1, 1)
WORDS = "县道多处破损影响群众出行，建议列入年度养护计划并于年内完成整修，同时完善排水和照明设施。"
STREETS = [
    "城关",
    "东门",
    "西河",
    "南岭",
    "北桥",
    "青山",
    "清溪",
    "石门",
    "白沙",
    "龙泉",
    "云台",
    "双河",
    "新安",
    "永宁",
    "太平",
    "长乐",
]
THINGS = [
    "道路整修",
    "校车安全",
    "社区医疗",
    "河道治理",
    "养老服务",
    "垃圾分类",
    "农田水利",
    "停车设施",
    "饮水安全",
    "图书下乡",
]
SECTORS = ["transport", "education", "farming", "health", "construction", "ecology", "other"]


class County:
    """Somebody in every office that a suggestion needs."""

    def __init__(self, code="990555", deputies=240, units=40):
        self.congress = Congress.objects.create(
            code=code, name_zh="测量县人民代表大会", level="county", created_on=SINCE, demo=True
        )
        self.units = Unit.objects.bulk_create(
            Unit(congress=self.congress, code=f"u{n}", kind="government_department", name=f"测量县第{n}局")
            for n in range(1, units + 1)
        )
        self.deputies = [self._office("deputy", f"代表{n}") for n in range(1, deputies + 1)]
        self.heads = [self._office("unit_head", f"局长{unit.pk}", unit) for unit in self.units]
        self.clerk = self._office("clerk", "经办")
        self.login = Account.objects.create(username=f"clerk{code}", password="!")
        Person.objects.filter(pk=self.clerk.person_id).update(account=self.login)

    @classmethod
    def again(cls, code):
        """The same county, in another process."""
        self = cls.__new__(cls)
        self.congress = Congress.objects.get(code=code)
        self.units = list(Unit.objects.filter(congress=self.congress).order_by("pk"))
        held = Office.objects.filter(congress=self.congress).select_related("person").order_by("pk")
        self.deputies, self.heads = (list(held.filter(kind=kind)) for kind in ("deputy", "unit_head"))
        self.clerk = held.get(kind="clerk")
        return self

    def words(self, _chance: Random, times: int) -> str:
        """Something to say."""
        return WORDS * times

    def title(self, chance: Random) -> str:
        """Something to ask for."""
        return f"关于加强{chance.choice(STREETS)}{chance.choice(THINGS)}工作的建议"

    def _office(self, kind, name, unit=None):
        person = Person.objects.create(congress=self.congress, name=name)
        title = OFFICE_TITLES[OfficeKind(kind)].zh
        return Office.objects.create(
            congress=self.congress, person=person, kind=kind, title=title, unit=unit, held_from=SINCE
        )


def act(code, office, day, facts=None, matter=None):
    """One act at ten in the morning of its day."""
    at = timezone.make_aware(datetime(day.year, day.month, day.day, 10))
    return perform(
        Order(
            act=code, office=office, on=day, at=at, key=uuid.uuid4().hex, facts=facts, matter=matter,
            procedure="suggestion",
        )
    )  # fmt: skip


FULL = (
    "draft invite cosign submit admit assign contact give_opinion "
    "draft_reply countersign sign_reply rate_satisfied publish"
)
SHORT = "draft submit admit assign draft_reply countersign sign_reply rate_satisfied"
WITHDRAWN = "draft submit withdraw"


def life(county: County, day: date, chance: Random, acts: str = FULL):
    """A suggestion, act by act; the typical one has thirteen. Yields each entry as it is made."""
    deputy, colleague = chance.sample(county.deputies, 2)
    lead, other = chance.sample(range(len(county.units)), 2)
    head, officer, clerk = county.heads[lead], county.heads[other], county.clerk
    reply = {"result": chance.choice("ABC"), "text": county.words(chance, 10)}
    if reply["result"] == "B":
        promised = (day + timedelta(300)).isoformat()
        reply["promises"] = [{"text": "纳入明年养护计划并完成整修", "due": promised}]
    script = {
        "draft": (deputy, 0, _draft(county, chance)),
        "invite": (deputy, 0, {"persons": [colleague.person_id]}),
        "cosign": (colleague, 1, None),
        "submit": (deputy, 1, {"occasion": "recess"}),
        "withdraw": (deputy, 2, {"reason": "已与有关部门沟通解决"}),
        "admit": (clerk, 2, None),
        "assign": (clerk, 4, {"lead_unit": county.units[lead].pk, "co_units": [county.units[other].pk]}),
        "contact": (head, 12, {"way": "phone", "note": "电话沟通，了解具体诉求"}),
        "give_opinion": (officer, 20, {"text": "同意主办单位的办理意见，并予配合。"}),
        "draft_reply": (head, 40, reply),
        "countersign": (officer, 41, None),
        "sign_reply": (head, 42, reply),
        "rate_satisfied": (deputy, 50, None),
        "publish": (clerk, 51, dict.fromkeys(("no_state_secret", "no_commercial_secret", "no_privacy"), True)),
    }
    matter = None
    for code in acts.split():
        office, after, facts = script[code]
        entry = act(code, office, day + timedelta(after), facts, matter)
        matter = entry.matter_id
        yield entry


def _draft(county: County, chance: Random) -> dict[str, str]:
    return {
        "title": county.title(chance),
        "sector": chance.choice(SECTORS),
        "text": county.words(chance, 8),
    }
