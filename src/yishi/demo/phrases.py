"""Sentences that people of the county write when their own suggestion gives them none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from random import Random

    from yishi.demo.source import Item

CLEARED: Final = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}
WISH: Final = "建议中反映的情况涉及具体农户，公开后可能影响邻里关系，请不向社会公开。"
WITHDRAWN: Final = "因情况发生变化，需要进一步调研，现书面申请撤回，待完善后另行提出。"
NOT_RAISED: Final = "同意退回意见，该事项通过其他渠道依法反映，现撤回。"
SOLVED_MEANWHILE: Final = "承办单位沟通时已当场解决所提问题，不需要继续办理，现书面申请撤回。"
ALIKE: Final = "两件建议反映的是同一问题，提出的意见相近，合并办理，答复时一并答复各位代表。"
UNLIKE: Final = "两件建议所提地点和解决办法不同，领衔代表要求分别办理，取消并案。"
YOURS: Final = "经对照机构职能，建议所提主要事项属于你单位职责，涉及其他部门的，由你单位牵头协调，请继续办理。"
KEY: Final = "代表联名多、群众关注度高、推动解决的条件基本具备，经主任会议研究列为年度重点督办建议。"
SUPERVISED: Final = (
    "带队实地察看建议所涉现场，听取{unit}办理情况汇报，要求倒排时间、落实责任人，并在答复前再次听取代表意见。",
    "召开督办座谈会，领衔代表和{unit}负责人参加，逐项核对办理进度，要求把承诺事项写入答复、按时完成。",
)
PRESS: Final = "答复期限已过，至今未答复代表，请说明原因并尽快答复，办理进度每周报代表工作委员会。"
PRESS_PROMISE: Final = "答复中承诺事项的完成时限已过，请报告落实情况；不能落实的，应当向代表说明。"
ASK_AGAIN: Final = "贵单位意见较为原则，未说明资金额度和完成时间，请补充后重新提出。"
NO_MORE_TIME: Final = "所提事项不属于涉及面广、处理难度大的情形，请在三个月内答复代表。"
OBJECTION: Final = "答复稿关于经费来源的表述与年度预算安排不一致，建议改为“列入下一年度预算统筹安排”，并写明测算依据。"
NOT_FOLLOWED: Final = "经费已列入本年度预算调整方案并经主要负责人同意，文件附后，答复稿保留原表述。"
FOLLOWED: Final = "所需经费按照财政部门意见，列入下一年度预算统筹安排，测算依据已一并报送。"
SENT_BACK: Final = "第二部分只写了打算，没有写明责任人和完成时间；请逐项补充后再送签。"
MENDED: Final = "以上事项由分管负责人负责，每项均明确到股室和责任人，按月调度。"
MISTAKEN: Final = "原答复所附工作安排的完成时间有误"
CORRECTED: Final = "工作安排的完成时间以本件为准，给您带来不便，敬请谅解。"
STILL: Final = "重新答复仍以今后安排为主，群众反映的问题至今没有明显变化，不能表示满意。"
TALKED_AGAIN: Final = "主要负责人登门向代表说明情况、当面致歉，逐条听取不满意的原因，商定了补充措施和时间安排。"
BROKEN: Final = "因上级补助资金未能下达、前期手续未获批准，原承诺时限内不能完成，已当面向代表说明并列入下一年度计划。"


def assignment_note(unit: str, co: tuple[str, ...], *, broad: bool) -> str:
    """What the office writes on the hand-over."""
    helpers = [name for name in co if name != unit]
    with_whom = f"，{'、'.join(helpers)}协办" if helpers else ""
    term = "涉及面广、办理难度大，请于交办之日起六个月内答复代表。" if broad else "请于交办之日起三个月内答复代表。"
    return f"请{unit}主办{with_whom}。办理前后均应与代表沟通。{term}"


def contact(note: str) -> dict[str, str]:
    """The talk with the deputy, and which way it took by what was written about it."""
    ways = (
        ("电话", "phone"), ("座谈", "meeting"), ("面商", "face_to_face"), ("走访", "visit"),
        ("调研", "research"), ("实地", "research"), ("踏勘", "research"), ("微信", "writing"),
    )  # fmt: skip
    way = next((way for word, way in ways if word in note), "face_to_face")
    return {"way": way, "note": note}


def not_ours(unit: str, proper: str) -> str:
    """Why a unit sends a suggestion back."""
    if proper:
        return f"所提主要事项不属于{unit}职责范围，按照机构职能应由{proper}主办，我单位可以配合，申请退办。"
    return f"所提事项涉及多个部门，{unit}仅承担其中一部分工作，难以牵头，申请调整主办单位。"


def more_time(unit: str) -> str:
    """Why a unit asks for more time."""
    return f"所提事项涉及资金筹措和多部门会商，{unit}已开展前期调查，待方案论证后方能明确答复，申请延长期限。"


def opinion(item: Item, unit: str) -> str:
    """The co-unit's opinion: its part of the one written for all, or a general one."""
    said = item.opinion
    starts = [said.index(name) for name in item.co if name in said]
    if unit in said:
        begins = said.index(unit)
        ends = min((start for start in starts if start > begins), default=len(said))
        own = said[begins:ends].rstrip("，；、和。")
        # 县林业局、县财政局同意……: one sentence of both.
        return f"{own}。" if len(own) > len(unit) + 6 else said
    if said and not starts and unit == item.co[0]:
        return said
    return f"{unit}对主办单位的办理意见无不同意见，将按照职责分工落实需要配合的事项，并指定专人与主办单位对接。"


def opinion_again(item: Item, unit: str) -> str:
    """The opinion asked for a second time."""
    more = "现补充如下：所需经费纳入下一次预算调整统筹考虑，具体工作两个月内启动，由分管负责人负责。"
    return opinion(item, unit) + more


def salute(name: str, reply: str) -> str:
    """The reply as a letter."""
    return f"{name}代表：\n{reply.strip()}\n感谢您对我们工作的关心和支持，欢迎继续监督。"


def fuller_reply(name: str, item: Item) -> str:
    """The second reply, that takes up what the deputy was dissatisfied with."""
    helpers = f"，会同{'、'.join(item.co)}" if item.co else "，并"
    return (
        f"{name}代表：\n您对“{item.title}”的答复提出不满意见后，我单位主要负责人登门听取了意见{helpers}"
        f"重新研究。现答复如下：\n一、您指出的问题。您提出：“{reason(item)}”经核实，原答复对此回应不够，我们诚恳接受。\n"
        "二、补充措施。对原答复没有明确时间和责任人的事项，已逐项列出清单，明确由分管负责人牵头；"
        "能够立即办理的，本月内办结；需要资金和审批的，同步启动前期工作，不再等靠。\n"
        "三、今后安排。每月向您书面通报一次进展，每季度邀请您到现场察看一次，直至问题解决。"
    )


def monthly(signed: date) -> dict[str, Any]:
    """What a second reply promises."""
    due = signed + timedelta(days=120)
    return {"text": "逐项完成补充措施清单，每月向代表书面通报进展", "due": due.isoformat()}


def reason(item: Item) -> str:
    """Why the deputy is not satisfied."""
    return item.reason or "答复讲做法多、讲结果少，对群众最关心的时间安排没有明确说法。"


def order_again(item: Item) -> str:
    """The office's order."""
    return f"代表对答复不满意，理由是：{reason(item)}经研究理由成立，请重新办理，并在办理前与代表当面沟通。"


def concluded(item: Item) -> str:
    """What the meeting of both sides came to."""
    return (
        f"代表工作机构召集领衔代表和{item.lead}当面研究：所提事项确受客观条件限制，一时难以全部解决；"
        "承办单位列入跟踪办理台账，每半年向代表通报一次，常委会将适时组织视察。代表表示理解，同意办结。"
    )


def kept(promise: str) -> str:
    """A report that a promise was kept."""
    return f"该承诺事项已落实：{promise.rstrip('。')}。已通知代表，并请代表到现场查看。"


_PLEASED: Final = (
    "办得实在，群众能看到变化，感谢。",
    "承办单位主动上门，问题解决得快。",
    "和老百姓说了，大家都很高兴。",
    "答复具体，时间和责任都讲清楚了，满意。",
    "能解决的马上解决，不能马上解决的讲明了原因。",
    *([""] * 4),
)
_FAIR: Final = (
    "基本满意，希望加快进度，按期完成。",
    "态度认真，但落实还要看下一步，请继续跟进。",
    "方案可行，盼望资金早日到位。",
    "",
)


def remark(rating: str, written: str, chance: Random) -> str:
    """What the deputy writes with the evaluation."""
    if rating == "satisfied":
        return chance.choice(_PLEASED)
    if rating == "basically_satisfied":
        return written or chance.choice(_FAIR)
    return written or "答复讲做法多、讲结果少，对群众最关心的时间安排没有明确说法。"


BROKEN_WORD: Final = "当初写进答复的事没有办成，事前也没有打招呼，不满意。"
HALF_KEPT: Final = "主体已经完成，收尾和管护还要跟上。"
CONFERRED: Final = (
    "代表工作机构召集领衔代表和承办单位研究：承办单位说明资金缺口，承诺列入下一年度项目计划，"
    "每季度向代表通报一次；代表工作委员会纳入跟踪督办。"
)
_SHORT: Final = (
    ["no_time"],
    ["unsolved", "no_time"],
    ["empty"],
    ["not_heard"],
    ["unsolved"],
    ["old_promise"],
    ["late"],
)


def shortfalls(key: str) -> list[str]:
    """What a deputy ticks below satisfied."""
    return _SHORT[sum(map(ord, key)) % len(_SHORT)]
