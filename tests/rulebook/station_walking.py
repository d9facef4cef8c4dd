"""A resident's request, or a reception, walked through its procedure without a database.

at = walk(RECEIVE, TAKE_UP, ANSWER)            # each act by its usual person, on DAY
at = walk(*IN_HAND, (FORWARD, day(20)))        # the forwarding twenty days later
"""

from datetime import date
from typing import Any

from tests.rulebook.walking import CALENDAR, DAY, DEFAULT, actor, examine
from yishi.kernel.facts import Facts, NoFacts, PersonId, UnitId
from yishi.kernel.procedure import Act, Procedure
from yishi.kernel.role import Actor
from yishi.kernel.standing import Standing, Step, standing
from yishi.rulebook.receptions import RECEPTION, planning
from yishi.rulebook.receptions import facts as minutes
from yishi.rulebook.station_requests import STATION_REQUEST, closing, facts, handling, passing, receipts
from yishi.rulebook.station_requests.choices import Acceptance, AskedBy, Channel, Ground, Helped, Way
from yishi.rulebook.suggestions.choices import Sector

STATION, UNIT, OTHER_STATION = UnitId(81), UnitId(71), UnitId(82)
RESIDENT = actor("resident", 90)
STAFF = actor("station_staff", 11, STATION)
OTHER_STAFF = actor("station_staff", 12, OTHER_STATION)
DEPUTY = actor("deputy", 1)
COLLEAGUE = actor("deputy", 2)
OUTSIDER = actor("deputy", 3)
CLERK = actor("clerk", 4)
OFFICER = actor("unit_staff", 7, UNIT)

CODE = receipts.written(bytes(range(10)))
OTHER_CODE = receipts.written(bytes(10))
TEXT = "东门街排水沟盖板断了三块。晚上没有路灯，希望尽快修好。"


def request(**given: Any) -> facts.Request:
    usual = {
        "station": STATION,
        "deputies": (PersonId(1), PersonId(2)),
        "channel": Channel.ONLINE,
        "text": TEXT,
        "sector": Sector.CONSTRUCTION,
        "receipt": receipts.commitment(CODE),
    }
    return facts.Request(**{**usual, **given})


def shown(used: int = 0, code: str = CODE) -> str:
    return receipts.link(code, used)


# Who usually does an act, and with what facts.
USUAL: dict[str, tuple[Actor, Facts]] = {
    "receive_request": (RESIDENT, request()),
    "take_up": (DEPUTY, NoFacts()),
    "assign_deputy": (STAFF, facts.Taking(deputy=PersonId(2))),
    "ask_resident": (DEPUTY, facts.Question(text="离哪座桥最近？")),
    "add_to_request": (RESIDENT, facts.Addition(text="滨河二桥下游", proof=shown())),
    "answer_request": (DEPUTY, facts.Answer(text="盖板已经更换，路灯同步接通。")),
    "decline_request": (
        STAFF,
        facts.Refusal(ground=Ground.PENDING_CASE, way=Way.COURT, explanation="案件正在审理，不得干预"),
    ),
    "withdraw_request": (RESIDENT, facts.Proof(proof=shown())),
    "erase_identity": (RESIDENT, facts.Proof(proof=shown())),
    "forward_to_unit": (DEPUTY, facts.Forwarding(unit=UNIT)),
    "unit_answer": (OFFICER, facts.Answer(text="盖板已经更换，路灯同步接通。")),
    "hand_back": (OFFICER, facts.Reason(reason="不属于本单位职责")),
    "make_suggestion": (
        DEPUTY,
        facts.AsSuggestion(title="关于整修东门街排水沟的建议", sector=Sector.CONSTRUCTION, text=TEXT),
    ),
    "resume_request": (DEPUTY, facts.Reason(reason="有关单位已经解决")),
    "forward_as_petition": (DEPUTY, facts.Petition(unit=UNIT)),
    "petition_notice": (OFFICER, facts.Notice(acceptance=Acceptance.ACCEPTED, text="已经受理")),
    "petition_result": (STAFF, facts.Answer(text="已经办结，书面答复本人。")),
    "press_unit": (STAFF, facts.Reason(reason="已经逾期")),
    "evaluate_answer": (RESIDENT, facts.OwnEvaluation(helped=Helped.YES, proof=shown())),
    "hear_evaluation": (STAFF, facts.HeardEvaluation(helped=Helped.PARTLY, asked=AskedBy.PHONE)),
    "close_unevaluated": (STAFF, NoFacts()),
    "publish_request": (STAFF, facts.Publication(text="希望更换破损的盖板。", no_identity=True)),
    "plan_reception": (
        STAFF,
        minutes.Plan(station=STATION, day=date(2026, 3, 16), hours="9:00—11:30", deputies=(PersonId(1), PersonId(2))),
    ),
    "change_reception": (
        STAFF,
        minutes.Change(day=date(2026, 3, 18), hours="9:00—11:30", deputies=(PersonId(2),)),
    ),
    "hold_reception": (STAFF, minutes.Minutes(deputies=(PersonId(1),), received=6)),
    "cancel_reception": (CLERK, minutes.Reason(reason="防汛值守")),
}

RECEIVE, TAKE_UP, ASSIGN, ASK, ADD = (
    handling.RECEIVE, handling.TAKE_UP, handling.ASSIGN_DEPUTY, handling.ASK_RESIDENT, handling.ADD,
)  # fmt: skip
ANSWER, DECLINE, WITHDRAW, ERASE = handling.ANSWER, handling.DECLINE, handling.WITHDRAW, handling.ERASE
FORWARD, UNIT_ANSWER, HAND_BACK, SUGGEST = passing.FORWARD, passing.UNIT_ANSWER, passing.HAND_BACK, passing.SUGGEST
RESUME, PETITION, NOTICE = passing.RESUME, passing.FORWARD_PETITION, passing.PETITION_NOTICE
RESULT, PRESS = passing.PETITION_RESULT, passing.PRESS
EVALUATE, HEAR, UNEVALUATED, PUBLISH = (
    closing.EVALUATE, closing.HEAR_EVALUATION, closing.CLOSE_UNEVALUATED, closing.PUBLISH,
)  # fmt: skip
PLAN, CHANGE, HOLD, CANCEL = planning.PLAN, planning.CHANGE, planning.HOLD, planning.CANCEL

IN_HAND = (RECEIVE, TAKE_UP)
ANSWERED = (*IN_HAND, ANSWER)
ON_BEHALF = (RECEIVE, STAFF, request(channel=Channel.VISIT))

Done = Act[Any] | tuple[Any, ...]


def walk(*done: Done, on: date | None = None, procedure: Procedure[Any] = STATION_REQUEST) -> Standing:
    """Where it stands after these acts, on the last one's day unless told otherwise. Raises what the record would."""
    steps: list[Step] = []
    for one in done:
        step = _step(one, steps)
        at = standing(procedure, steps, step.on, DEFAULT, CALENDAR)
        examine(at, procedure.by_code[step.act], step.actor, step.facts)
        steps.append(step)
    return standing(procedure, steps, on or (steps[-1].on if steps else DAY), DEFAULT, CALENDAR)


def _step(done: Done, before: list[Step]) -> Step:
    act, *others = done if isinstance(done, tuple) else (done,)
    by, given = USUAL[act.code]
    by = next((one for one in others if isinstance(one, Actor)), by)
    given = next((one for one in others if isinstance(one, Facts)), given)
    on = next((one for one in others if isinstance(one, date)), before[-1].on if before else DAY)
    return Step(len(before) + 1, act.code, on, by, given, 17 if act.numbers else None)


def receive(*done: Done, on: date | None = None) -> Standing:
    """The same for a reception."""
    return walk(*done, on=on, procedure=RECEPTION)
