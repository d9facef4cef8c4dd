"""Bills for tests to act on, made through the one door, with the deputies who sign them.

bills = make_bills()
bill = handed_in(bills)             # signed by ten, handed in for the session that bills were called for
"""

from dataclasses import dataclass
from datetime import date

from tests.making import Cast, at_ten, make_cast, office, perform_quickly
from yishi.congress.models import Body, Office
from yishi.record.models import Document, Matter
from yishi.record.papers import keep

SESSION = date(2026, 1, 14)
MINUTES = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n%%EOF\n"
FOUND = {"cause": True, "grounds": True, "plan": True, "within_powers": True}
MEETING = {"meeting": "主席团第二次会议"}
WORDS = {
    "title": "关于编制流域保护规划的议案",
    "sector": "ecology",
    "cause": "流域水质连年下降，需要统筹保护。",
    "grounds": "监测显示连续三年不能稳定达标。",
    "plan": "请大会决定责成县人民政府编制规划。",
}


@dataclass
class Bills:
    """A cast with enough deputies, a call for bills that is open, and a special committee."""

    cast: Cast
    deputies: list[Office]
    call: Matter
    committee: Body


def make_bills(congress=None, deputies=12):
    cast = make_cast(congress)
    seats = [cast.deputy, cast.colleague, *(office(cast.congress, "deputy") for _ in range(deputies - 2))]
    facts = {"session": "县十八届人大五次会议", "last_day": SESSION.isoformat()}
    call = perform_quickly("call_for_bills", cast.clerk, SESSION, facts, procedure="bill_call").matter
    kind = Body.Kind.SPECIAL_COMMITTEE
    committee = Body.objects.create(congress=cast.congress, kind=kind, name_zh="财政经济委员会")
    return Bills(cast, seats, call, committee)


def do(bills, act, by, matter, facts=None, *, on=SESSION, papers=0, **more):
    """An act on a bill, with so many documents."""
    kept = [minutes(bills)] * papers
    given = [(document, f"纪要{n}.pdf") for n, document in enumerate(kept, 1)]
    return perform_quickly(act, by, on, facts, matter, procedure="bill", papers=given, **more)


def minutes(bills) -> Document:
    return keep(bills.cast.congress, MINUTES, "纪要.pdf", at_ten(SESSION))


def drafted_bill(bills, **words):
    return do(bills, "draft_bill", bills.cast.deputy, None, {**WORDS, **words}).matter


def signed(bills, signers=9):
    """Signed by the lead deputy and so many others."""
    bill, others = drafted_bill(bills), bills.deputies[1 : signers + 1]
    do(bills, "invite_to_bill", bills.cast.deputy, bill, {"persons": [one.person_id for one in others]})
    for one in others:
        do(bills, "cosign_bill", one, bill)
    return bill


def handed_in(bills, **more):
    bill = signed(bills)
    return do(bills, "hand_in_bill", bills.cast.deputy, bill, {"session": bills.call.pk}, **more).matter


def registered(bills):
    return do(bills, "register_bill", bills.cast.clerk, handed_in(bills), FOUND).matter


def on_agenda(bills):
    return do(bills, "put_on_agenda", bills.cast.clerk, registered(bills), MEETING, papers=1).matter


def converted(bills):
    facts = {**MEETING, "reason": "属于具体工作事项"}
    return do(bills, "convert_bill", bills.cast.clerk, registered(bills), facts, papers=1).matter


def voted(bills, in_favour):
    """Voted on by all of its deputies, so many for it."""
    bill = on_agenda(bills)
    clerk, base = bills.cast.clerk, len(bills.deputies)
    do(bills, "deliberate_bill", clerk, bill, {"meeting": "各代表团会议", "note": "代表普遍赞成"})
    count = {"way": "device", "base": base, "present": base, "in_favour": in_favour, "against": base - in_favour}
    return do(bills, "count_votes", clerk, bill, {**count, "abstaining": 0}, papers=1).matter
