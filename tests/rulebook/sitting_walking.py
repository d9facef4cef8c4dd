"""Sittings and votes walked through their procedures, without a database.

at = sitting(*OPENED, TAKE_UP)                   # of the standing committee of twenty-seven
at = vote(*cast("for", 14), CLOSE_VOTE)          # an open vote by device, names shown
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.rulebook.walking import CALENDAR, COUNTY, DEFAULT, LEAD, Walk, actor
from yishi.kernel.assembly import Roll
from yishi.kernel.clauses import told
from yishi.kernel.facts import read_facts
from yishi.kernel.parameter import Practice
from yishi.kernel.procedure import Procedure
from yishi.kernel.refusal import BadFacts
from yishi.kernel.role import Actor
from yishi.kernel.standing import Standing, Step, standing
from yishi.rulebook.sittings import STANDING_COMMITTEE_MEETING
from yishi.rulebook.votes import SATISFACTION_TEST, SECRET_BALLOT, VOTE

SITTING_DAY = date(2026, 4, 28)
EARLY = SITTING_DAY - timedelta(30)
HOUSE = Roll(
    "county", COUNTY.deputies, COUNTY.members, frozenset(range(1, 7)), {"standing_committee_meeting": 77},
    {LEAD: "government", 72: "court"},
)  # fmt: skip
CHAIR, CLERK = actor("chairperson", 1), actor("clerk", 40)
HEAD = actor("unit_head", 50, LEAD)
PLAN = {"number": 32, "day": SITTING_DAY.isoformat(), "place": "县人大常委会会议室"}
TOPIC = {"kind": "bill", "title": "关于加强饮用水水源保护的决定"}
REPORT = {"kind": "report", "title": "关于农村供水保障情况的报告", "unit": LEAD}

# An act: its code, who does it, on which day, with which facts.
Done = tuple[str, Actor, date, dict[str, Any]]


def member(n: int) -> Actor:
    """A member, or a deputy, by number."""
    return actor("committee_member" if n <= 27 else "deputy", n)


def by(code: str, who: Actor = CHAIR, on: date = SITTING_DAY, **facts: Any) -> Done:
    return code, who, on, facts


def refused(at: Standing, code: str, who: Actor, **facts: Any) -> Any:
    """Why the act is refused, as the record would say; None when it is not."""
    act = at.procedure.by_code[code]
    refusal = at.refusal(act, who)
    if refusal is not None:
        return refusal
    given = told(act.draws, read_facts(act.facts, facts), at)
    for check in act.checks:
        if not check.holds(at, given, who):
            bad = BadFacts(check.reason, check.field)
            bad.basis = check.basis
            return bad
    return None


def walked(
    procedure: Procedure[Any], done: tuple[Done, ...], practice: Practice = DEFAULT, roll: Roll = HOUSE
) -> Iterator[tuple[Step, ...]]:
    """The steps after each act, refused as the record would refuse them."""
    steps: tuple[Step, ...] = ()
    for seq, (code, who, on, facts) in enumerate(done, 1):
        at = standing(procedure, steps, on, practice, CALENDAR, assembly=roll)
        act = procedure.by_code[code]
        if not act.internal and act is not procedure.opens and (why := refused(at, code, who, **facts)):
            raise why
        given = read_facts(act.facts, facts)
        steps = (*steps, Step(seq, code, on, who, told(act.draws, given, at)))
        yield steps


def at_the_end(
    procedure: Procedure[Any], done: tuple[Done, ...], practice: Practice = DEFAULT, roll: Roll = HOUSE, on: Any = None
) -> Standing:
    *_, steps = walked(procedure, done, practice, roll)
    return standing(procedure, steps, on or done[-1][2], practice, CALENDAR, assembly=roll)


def sitting(*done: Done, roll: Roll = HOUSE, practice: Practice = DEFAULT, on: date | None = None) -> Standing:
    """A meeting of the standing committee after these acts."""
    return at_the_end(STANDING_COMMITTEE_MEETING, done, practice, roll, on)


def present(n: int) -> tuple[Done, ...]:
    """So many members sign in."""
    return tuple(by("sign_in", member(one)) for one in range(1, n + 1))


PLANNED = (by("plan_sitting", CLERK, EARLY, **PLAN),)
COLLECTED = (*PLANNED, by("collect_topic", CLERK, EARLY, **TOPIC), by("collect_topic", CLERK, EARLY, **REPORT))
DRAFTED = (*COLLECTED, by("draft_agenda", CHAIR, EARLY, lines=[{"topic": "1"}, {"topic": "2"}]))
NOTIFIED = (*DRAFTED, by("send_notice", CLERK, EARLY), by("hand_in_paper", CLERK, EARLY, topic="2", state="report"))
READY = (*NOTIFIED, by("distribute_papers", CLERK, EARLY))
OPENED = (*READY, *present(20), by("open_sitting"))
TELLERS = by("choose_tellers", persons=[2, 3, 4])
ADOPTED = (*OPENED, TELLERS, by("adopt_agenda", in_favour=20))
TAKEN = (*ADOPTED, by("take_up_item", topic="1"))


def result(subject: int, vote: int = 90, verdict: str = "passed", ballot: str = "decision") -> Done:
    """What the record enters when a vote is announced."""
    outcome = {"title": "决定", "counts": [14, 3, 3], "needed": 14, "verdict": verdict}
    return by("record_result", vote=vote, item=subject, ballot=ballot, base=27, results=[outcome])


def put(subject: str = "1", vote: int = 90, act: str = "put_to_vote", way: str = "named") -> Done:
    return by(act, subject=subject, way=way, vote=vote)


VOTING = (*TAKEN, put())
VOTED = (*VOTING, result(1), by("take_up_item", topic="2"))
CLOSED = (*VOTED, by("close_sitting"))
MINUTED = (*CLOSED, by("issue_minutes", CLERK, text="会议纪要如记录所载。"))
PUBLISHED = (*MINUTED, by("publish_sitting", CLERK, issue="公报第3号"))
ARCHIVED = (*PUBLISHED, by("archive_sitting", CLERK))
CANCELLED = (*PLANNED, by("cancel_sitting", CLERK, EARLY, reason="议题并入下次会议"))

CALLED = {
    "sitting": 77, "item": 1, "title": "关于加强饮用水水源保护的决定", "chamber": "committee", "ballot": "decision",
    "questions": [{"title": "关于加强饮用水水源保护的决定"}], "roll": list(range(1, 28)),
    "present": list(range(1, 21)), "tellers": [2, 3, 4], "presiders": [1],
}  # fmt: skip


def vote(*done: Done, way: str = "named", practice: Practice = DEFAULT, **called: Any) -> Standing:
    """An open vote after these acts."""
    opens = by("put_vote", **{**CALLED, "way": way, **called})
    return at_the_end(VOTE, (opens, *done), practice)


def ballot(*done: Done, way: str = "paper", practice: Practice = DEFAULT, **called: Any) -> Standing:
    """A secret ballot after these acts."""
    return at_the_end(SECRET_BALLOT, (by("put_ballot", **{**CALLED, "way": way, **called}), *done), practice)


def satisfaction(*done: Done, practice: Practice = DEFAULT, **called: Any) -> Standing:
    """A satisfaction test on paper after these acts."""
    opens = by("put_test", **{**CALLED, "ballot": "test", "way": "paper", **called})
    return at_the_end(SATISFACTION_TEST, (opens, *done), practice)


def cast(mark: str, n: int, first: int = 1, act: str = "cast_vote") -> tuple[Done, ...]:
    """So many members vote alike."""
    answers = [{"question": 1, "mark": mark}]
    return tuple(by(act, member(one), answers=answers) for one in range(first, first + n))


CLOSE_VOTE, CLOSE_BALLOT, ANNOUNCE = by("close_vote"), by("close_ballot"), by("announce_result")
VOID = by("void_vote", reason="设备故障")


def hands(teller: int, *counts: int) -> Done:
    """What a teller counted."""
    names = ("in_favour", "against", "abstaining")
    return by("count_hands", member(teller), counts=[{"question": 1, **dict(zip(names, counts, strict=True))}])


def sheet(teller: int, *counts: int, grades: bool = False, issued: int = 20, returned: int = 20, **more: Any) -> Done:
    """A teller's count of the box."""
    names = ("satisfied", "basically", "dissatisfied") if grades else ("in_favour", "against", "abstaining")
    rows = [{"question": 1, **dict(zip(names, counts, strict=True))}]
    given = {"issued": issued, "returned": returned, "valid": returned, "void": 0, "counts": rows, **more}
    return by("count_ballots", member(teller), **given)


ISSUED = by("issue_ballots", member(2), issued=20)
COUNTED = (ISSUED, CLOSE_BALLOT, sheet(2, 15, 3, 2), sheet(3, 15, 3, 2))
TESTED = (ISSUED, CLOSE_BALLOT, sheet(2, 15, 3, 2, grades=True), sheet(3, 15, 3, 2, grades=True))


def told_vote(*verdicts: str, ballot: str = "appointment") -> Done:
    """What the record enters on a case when its vote is announced."""
    results = [{"title": "人选", "counts": [14, 3, 3], "needed": 14, "verdict": verdict} for verdict in verdicts]
    return by("record_vote", vote=90, item=1, ballot=ballot, base=27, results=results)


def case(procedure: Procedure[Any], *done: Done, practice: Practice = DEFAULT, roll: Roll = HOUSE) -> Standing:
    """A case after these acts."""
    return at_the_end(procedure, done, practice, roll)


NOMINEES = [{"person": 31, "title": "县统计局局长", "unit": 74}, {"person": 32, "title": "县商务局局长", "unit": 75}]
SUBMISSION = {
    "kind": "appointment", "post": "bureau_head", "nominees": NOMINEES, "grounds": "因工作需要，提请任命。",
}  # fmt: skip
SUBMITTED = (by("submit_appointment", HEAD, EARLY, **SUBMISSION),)
NOTICED = {"begins": (EARLY + timedelta(1)).isoformat(), "ends": (EARLY + timedelta(7)).isoformat()}
PASSED = [{"person": 31, "mark": 80}, {"person": 32, "mark": 60}]
EXAMINED = (
    *SUBMITTED,
    by("record_inspection", CLERK, EARLY, text="考察情况良好"),
    by("give_public_notice", CLERK, EARLY, **NOTICED),
    by("enter_exam", CLERK, EARLY, marks=PASSED),
)
TABLED_CASE = (*EXAMINED, by("table_appointment", sitting=77))
APPOINTED = (*TABLED_CASE, told_vote("passed", "failed"), by("issue_certificates"))
OATH = {"place": "县人大常委会会议室", "presider": "主任"}

PROPOSAL = {"title": "关于保护水源的决定", "proposer": "council", "text": "为保护饮用水水源，提请作出决定。"}
PROPOSED = (by("propose_decision", CHAIR, EARLY, **PROPOSAL),)
EVIDENCE = ("participation", "experts", "risk", "legality", "consultation")
SHOWN = (*PROPOSED, *(by("record_evidence", CLERK, EARLY, kind=kind, note="材料齐备可行") for kind in EVIDENCE))
TABLED_DECISION = (*SHOWN, by("table_decision", sitting=77))
DECIDED = (*TABLED_DECISION, told_vote("passed", ballot="decision"))
PROMULGATION = {
    "name": "关于保护水源的决定", "text": "划定保护区，六个月内整治。", "lead_unit": LEAD, "report_by": "2026-10-30",
}  # fmt: skip
PROMULGATED = (*DECIDED, by("promulgate_decision", **PROMULGATION))
REPORTED_ON = (*PROMULGATED, by("report_implementation", HEAD, text="已经全部完成整治任务。"))


def _elected(post: str) -> tuple[Done, ...]:
    """A vacancy at the head of an organ, filled by the congress."""
    elected = {"title": "人选", "person": 31, "counts": [140, 3, 3], "needed": 91, "verdict": "elected"}
    return (
        by("call_election", CLERK, EARLY, post=post, title="正职", seats=1, unit=LEAD, vacancy=True),
        by("nominate_candidate", CLERK, EARLY, person=31, information="长期在基层工作"),
        by("confirm_candidates", CLERK, EARLY),
        by("table_election", CLERK, EARLY, sitting=77),
        by("record_vote", CLERK, vote=90, item=1, ballot="election", base=180, results=[elected]),
    )


def _council(done: tuple[Done, ...]) -> tuple[Done, ...]:
    """The same acts by the six of the council."""
    six = {f"{member(n).person}" for n in range(1, 7)}
    kept = [one for one in done if one[0] != "sign_in" or f"{one[1].person}" in six]
    return tuple(
        (code, who, on, {**facts, "in_favour": 6} if code == "adopt_agenda" else facts) for code, who, on, facts in kept
    )


def _session(done: tuple[Done, ...]) -> tuple[Done, ...]:
    """The same acts at a session: the secretariat for the chair, and everybody registered at once."""
    rest = [one for one in done if one[0] != "sign_in"]
    acts = []
    for code, who, on, facts in rest:
        if code == "open_sitting":
            acts.append(by("register_presence", CLERK, persons=list(range(1, 171))))
        given = {**facts, "in_favour": 160} if code == "adopt_agenda" else facts
        if code == "adopt_agenda":
            acts.append(by("elect_presidium", CLERK, in_favour=160, presidium=[7, 8], secretary_general=9))
        acts.append((code, CLERK if who == CHAIR else who, on, given))
    return tuple(acts)


def _keyed() -> tuple[Step, ...]:
    """A sealed ballot while its key is made: frozen by hand, since devices make theirs by chance."""
    opens = read_facts(SECRET_BALLOT.opens.facts, {**CALLED, "way": "sealed"})
    device = read_facts(SECRET_BALLOT.by_code["bring_device_key"].facts, {"key": "ab" * 32})
    frozen = SECRET_BALLOT.by_code["freeze_poll"].facts()
    told_by = ((SECRET_BALLOT.opens.code, CHAIR, opens), ("bring_device_key", member(5), device))
    steps = [Step(n, code, SITTING_DAY, who, given) for n, (code, who, given) in enumerate(told_by, 1)]
    return (*steps, Step(3, "freeze_poll", SITTING_DAY, CHAIR, frozen))


RECALL_TABLED = (
    by(
        "move_recall",
        CLERK,
        EARLY,
        post="government",
        person=31,
        title="县商务局局长",
        unit=75,
        grounds="严重失职，造成重大损失。",
    ),
    by("inform_of_recall", CLERK, EARLY, text="已书面告知"),
    by("table_recall", CLERK, sitting=78),
)
SCRIPTS: dict[str, tuple[tuple[Done, ...], ...]] = {
    "appointment": (
        (*APPOINTED, by("take_oath", CLERK, **OATH)),
        (*TABLED_CASE, told_vote("failed", "failed"), by("close_rejected")),
        (*SUBMITTED, by("withdraw_appointment", HEAD, EARLY, reason="另行研究")),
        (
            by("submit_appointment", HEAD, EARLY, **{**SUBMISSION, "kind": "removal"}),
            by("table_appointment", sitting=77),
            told_vote("passed", "passed", ballot="removal"),
            by("announce_removal"),
        ),
    ),
    "decision": (
        (*REPORTED_ON, by("conclude_decision")),
        (*TABLED_DECISION, told_vote("failed", ballot="decision"), by("close_rejected")),
        (*PROPOSED, by("decline_decision", CHAIR, EARLY, reason="不属于职权范围")),
        (*PROPOSED, by("withdraw_decision", CHAIR, EARLY, reason="另行研究")),
    ),
    "election": (
        (*_elected("head"), by("announce_election", CLERK), by("take_oath", CLERK, **OATH)),
        (*_elected("procuratorate"), by("report_for_approval", CLERK), by("enter_refusal", CLERK, reason="不符合条件")),
    ),
    "recall": (
        (*RECALL_TABLED, told_vote("passed", ballot="recall"), by("announce_recall", CLERK)),
        (*RECALL_TABLED, told_vote("failed", ballot="recall"), by("close_rejected", CLERK)),
        (RECALL_TABLED[0], by("withdraw_recall", CLERK, EARLY, reason="另行研究")),
    ),
    "standing_committee_meeting": (ARCHIVED, VOTING, CANCELLED),
    "council_of_chairpersons": (_council(ARCHIVED), _council(VOTING), CANCELLED),
    "people_congress_session": (_session(ARCHIVED), _session(VOTING), CANCELLED),
    "vote": (
        (by("put_vote", **{**CALLED, "way": "named"}), *cast("for", 14), CLOSE_VOTE, ANNOUNCE),
        (by("put_vote", **{**CALLED, "way": "named"}), VOID),
    ),
    "secret_ballot": (
        (by("put_ballot", **{**CALLED, "way": "paper"}), *COUNTED, ANNOUNCE),
        (by("put_ballot", **{**CALLED, "way": "paper"}), VOID),
    ),
    "satisfaction_test": (
        (by("put_test", **{**CALLED, "ballot": "test", "way": "paper"}), *TESTED, ANNOUNCE),
        (by("put_test", **{**CALLED, "ballot": "test", "way": "paper"}), VOID),
    ),
}


def scripted(procedure: Procedure[Any]) -> dict[Any, Walk]:
    """A walk to each stage of a sitting or a vote, by the acts of a script."""
    found: dict[Any, Walk] = {}
    for script in SCRIPTS[procedure.code]:
        for steps in walked(procedure, script):
            stage = standing(procedure, steps, SITTING_DAY, DEFAULT, CALENDAR, assembly=HOUSE).stage
            found.setdefault(stage, Walk(DEFAULT, procedure, steps))
    for stage in procedure.stages:
        if stage not in found:
            opens = replace_call(procedure)
            found[stage] = Walk(DEFAULT, procedure, (opens, *_keyed()[1:]))
    return found


def replace_call(procedure: Procedure[Any]) -> Step:
    """How a sealed ballot of this procedure is put."""
    called = {**CALLED, "way": "sealed", "ballot": "test" if procedure is SATISFACTION_TEST else "decision"}
    return Step(1, procedure.opens.code, SITTING_DAY, CHAIR, read_facts(procedure.opens.facts, called))
