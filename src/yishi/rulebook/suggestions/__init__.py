"""Deputies' suggestions, criticisms and comments (代表建议、批评和意见): institution M14."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from yishi.kernel.facts import legend
from yishi.kernel.procedure import Procedure, Sight
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import (
    arriving,
    choices,
    countersigning,
    extending,
    handling,
    making,
    practice,
    promise_rating,
    promises,
    publishing,
    rating,
    replying,
)
from yishi.rulebook.suggestions.deadlines import DEADLINES
from yishi.rulebook.suggestions.stages import OWN_DRAFT, At
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.deputies_law import DEPUTIES_LAW_2015, REPLY, REPLY_2015
from yishi.statutes.organic_law import ORGANIC_LAW as OL
from yishi.statutes.qingdao_suggestions import QINGDAO_SUGGESTIONS as QD

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing

GRADES: Final = ("rate_satisfied", "rate_basically_satisfied", "rate_dissatisfied", "close_unrated")


def _latest(name: str, *acts: str) -> Any:
    """A column that shows a fact of the latest of these acts."""
    return lambda standing: standing.fact(name, *acts)


def _category(standing: Standing) -> object:
    return standing.fact("sector", "admit") or standing.fact("sector", *arriving.WORDED)


def _rating(standing: Standing) -> object:
    rated = standing.last(*GRADES)
    return rated.act.removeprefix("rate_") if rated else ""


_HANDED_IN: Final = frozenset(At) - OWN_DRAFT

SUGGESTION: Final = Procedure(
    code="suggestion",
    title=Text("代表建议、批评和意见", "deputies' suggestions, criticisms and comments"),
    summary=Text(
        "代表对各方面工作提出建议，由常委会代表工作机构交有关机关、组织研究办理并答复，代表评价。",
        "A deputy makes a suggestion; the standing committee's office hands it to whoever is competent, "
        "who replies; the deputy evaluates the reply.",
    ),
    in_force=DL.in_force,
    stages=At,
    begins=At.DRAFTING,
    ends=frozenset({At.CONVERTED, At.MERGED, At.CLOSED, At.WITHDRAWN}),
    goal=At.CLOSED,
    opens=making.DRAFT,
    acts=(
        *making.ACTS,
        *arriving.ACTS,
        *handling.ACTS,
        *extending.ACTS,
        *countersigning.ACTS,
        *replying.ACTS,
        *rating.ACTS,
        *promises.ACTS,
        *promise_rating.ACTS,
        *publishing.ACTS,
    ),
    deadlines=DEADLINES,
    seen_by=(
        Sight(roles.LEAD_DEPUTY),
        Sight(roles.INVITED),
        Sight(roles.COSIGNER),
        Sight(roles.JOINED_MOVER),
        Sight(roles.RECORDER, OWN_DRAFT),
        Sight(roles.OFFICE, _HANDED_IN),
        Sight(roles.CHAIRPERSONS, _HANDED_IN),
        Sight(roles.AUDITOR, _HANDED_IN),
        Sight(roles.LEAD_UNIT),
        Sight(roles.CO_UNIT),
        Sight(roles.PUBLIC),
    ),
    basis=(DL.article(24), DL.article(36), DL.article(51), DL.article(52), OL.article(42), QD.article(18)),
    parameters=practice.PARAMETERS,
    legends={
        "category": legend(choices.Sector),
        "outcome": legend(choices.Result),
        "rating": {
            "satisfied": Text("满意", "satisfied"),
            "basically_satisfied": Text("基本满意", "basically satisfied"),
            "dissatisfied": Text("不满意", "dissatisfied"),
            "close_unrated": Text("未评价", "not evaluated"),
        },
    },
    expected={
        At.DRAFTING: ("submit",),
        At.COSIGNING: ("cosign", "submit"),
        At.SUBMITTED: ("admit",),
        At.RETURNED: ("amend", "submit"),
        At.ADMITTED: ("assign",),
        At.HANDLING: (
            "grant_extension",
            "press",
            "give_opinion",
            "countersign",
            "contact",
            "sign_reply",
            "draft_reply",
        ),
        At.RETURN_REQUESTED: ("reassign",),
        At.REPLIED: ("rate_satisfied", "remind", "close_unrated"),
        At.DISSATISFIED: ("order_rehandling",),
        At.REHANDLING: ("press", "countersign", "sign_reply", "draft_reply"),
        At.REPLIED_AGAIN: ("rate_satisfied", "remind", "close_unrated"),
        At.UNRESOLVED: ("conclude",),
        At.CLOSED: ("keep_promise", "rate_promise", "confer_on_promise"),
    },
    options={
        "promise": promises.open_promises,
        "reported_promise": promise_rating.unrated_promises,
        "ill_kept_promise": promise_rating.ill_kept_promises,
    },
    reserved={"rating": rating.RATERS},
    columns={
        "title": _latest("title", *arriving.WORDED),
        "text": _latest("text", *arriving.WORDED),
        "category": _category,
        "outcome": _latest("result", *replying.REPLIES),
        "rating": _rating,
        "confidential": publishing.confidential,
    },
)

# Before 12 March 2025 the same terms stood in article 42 of the 2015 text.
SUGGESTION_2015: Final = replace(
    SUGGESTION,
    in_force=DEPUTIES_LAW_2015.in_force,
    basis=(DEPUTIES_LAW_2015.article(42),),
    deadlines=tuple(
        replace(one, basis=REPLY_2015, longer=tuple(replace(long, basis=REPLY_2015) for long in one.longer))
        if one.basis == REPLY
        else one
        for one in DEADLINES
    ),
)
