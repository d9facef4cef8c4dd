"""What an order must satisfy before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from yishi.congress.models import Body, Person, Unit
from yishi.kernel.clauses import told
from yishi.kernel.facts import Facts, fields_of, read_facts
from yishi.kernel.refusal import BadFacts, NoPower, NotAtThisStage, Refused
from yishi.kernel.role import Actor
from yishi.kernel.text import Text
from yishi.record import statements
from yishi.record.through import examine_through
from yishi.rulebook.record_keeping import LATE_ENTRY, ORIGINAL_NEEDED, ORIGINALS
from yishi.rulebook.roles import OFFICE_TITLES, OfficeKind

LONGEST_KEY: Final = 64

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Office
    from yishi.kernel.procedure import Act
    from yishi.kernel.standing import Standing
    from yishi.record.acts import Order


def no_such_act(code: str) -> Refused:
    """The refusal of an act that the procedure does not have."""
    return Refused(Text("该程序没有“{code}”这一步骤", "The procedure has no act “{code}”").format(code=code))


def no_such_procedure(code: str) -> Refused:
    """The refusal of a procedure that the rulebook does not have."""
    return Refused(Text("没有名为“{code}”的程序", "There is no procedure “{code}”").format(code=code))


def examine_key(key: str) -> None:
    """Whether a key can tell this request from every other. Raises BadFacts."""
    if not key.strip() or len(key) > LONGEST_KEY:
        reason = Text("请求缺少编号，或者编号超过64个字符", "A request needs a key of 64 characters at most")
        raise BadFacts(reason, "key")


def once_key(act: Act[Any], matter: int, person: int) -> str:
    """The key of an act that each person does once in a matter: the database keeps every key unique."""
    return f"once.{act.code}.{matter}.{person}"[:LONGEST_KEY]


def _examine_once(order: Order, act: Act[Any]) -> None:
    """Whether an act that is done once bears the key that keeps it so. Raises BadFacts."""
    person = (order.behalf or order.office).person_id
    if act.once and order.matter is not None and order.key != once_key(act, order.matter, person):
        reason = Text("每人只能办理一次，请求编号应由系统给出", "It is done once each: the key is given by the record")
        raise BadFacts(reason, "key")


def actor_of(office: Office) -> Actor:
    """The actor that rules know."""
    return Actor(office.person_id, office.person.name, office.pk, office.kind, office.title, office.unit_id)


def examine_begin(order: Order, before: Standing) -> None:
    """Whether this office may begin a matter of the procedure. Raises Refused."""
    _examine_office(order)
    examine_power(order, before.procedure.opens, before)


def examine(order: Order, act: Act[Any], before: Standing) -> Facts:
    """Everything that must hold before the act; the typed facts if it does. Raises Refused."""
    _examine_office(order)
    _examine_once(order, act)
    examine_power(order, act, before)
    _examine_days(order, before)
    facts = told(act.draws, _facts(order, act), before)
    _examine_references(order, facts)
    actor = actor_of(order.behalf or order.office)
    for check in act.checks:
        if not check.holds(before, facts, actor):
            refusal = BadFacts(check.reason, check.field) if check.field else Refused(check.reason, check.basis)
            refusal.basis = check.basis
            raise refusal
    _examine_papers(order, act, before)
    return facts


def _examine_papers(order: Order, act: Act[Any], before: Standing) -> None:
    """Whether as many documents came along as the act takes, and the original of what is entered from paper."""
    most = act.papers + (ORIGINALS if order.behalf is not None else 0)
    wanted = order.behalf is not None and not order.migrated and before.practice[ORIGINAL_NEEDED]
    if wanted and not order.papers:
        reason = Text("依据纸质材料代录，应当附上原件的扫描件或者照片", "Attach a scan or photograph of the paper")
        raise BadFacts(reason, "papers")
    if not act.papers_needed <= len(order.papers) <= most:
        reason = Text("应当附{least}至{most}份材料", "It takes {least} to {most} documents")
        raise BadFacts(reason.format(least=act.papers_needed, most=most), "papers")


def examine_power(order: Order, act: Act[Any], before: Standing) -> None:
    """Whether the person, in the office chosen, may do the act now. Raises Refused."""
    if order.behalf is not None:
        if not act.on_behalf or order.office.kind != OfficeKind.CLERK:
            reason = Text("“{act}”不能代录，须由本人办理", "“{act}” cannot be entered on behalf of another")
            raise NoPower(reason.format(act=act.title), act.basis)
        if not order.reason.strip():
            raise BadFacts(Text("代录须写明依据的书面材料", "State the paper that this is entered from"), "reason")
    if order.through is not None:
        examine_through(order.through, order.office, act, order.on, order.at)
    refusal = before.refusal(act, actor_of(order.behalf or order.office))
    if refusal is not None:
        raise refusal


def examine_consequence(act: Act[Any], before: Standing) -> None:
    """Whether a consequence can befall a matter at its stage, and as it stands. Raises Refused."""
    if before.stage not in act.moves:
        reason = Text("所选事项目前处于“{stage}”，不能“{act}”", "The other matter is at “{stage}”: no “{act}”")
        raise NotAtThisStage(reason.format(stage=before.stage.title, act=act.title), act.basis)
    for guard in act.guards:
        if not guard.holds(before):
            raise Refused(guard.reason, guard.basis, guard.remedy)


def _examine_office(order: Order) -> None:
    for office in filter(None, (order.office, order.behalf)):
        if office.congress_id != order.office.congress_id:
            raise NoPower(Text("不属于同一人民代表大会", "Not of the same congress"))
        # On behalf or out of old files, the writer's own office need only be held when writing.
        writing = office is order.office and (order.behalf is not None or order.migrated)
        day = timezone.localdate(order.at) if writing else order.on
        if not office.held_on(day):
            title = OFFICE_TITLES[OfficeKind(office.kind)]
            reason = Text("{day}不在“{title}”任上", "The office of {title} is not held on {day}")
            raise NoPower(reason.format(day=day, title=title))


def _examine_days(order: Order, before: Standing) -> None:
    """The legal day follows the last entry's, is not ahead of the clock, and not too far behind it."""
    today = timezone.localdate(order.at)
    if order.on > today:
        raise BadFacts(Text("日期不能晚于今天", "The day cannot be in the future"), "on")
    examine_order_of_days(order.on, before)
    if order.on == today or order.migrated:
        return
    within = before.practice[LATE_ENTRY]
    latest = within.after(order.on, before.calendar)
    if not hasattr(latest, "why") and today > latest:
        reason = Text("补录不得晚于{within}", "It can be entered later by {within} at most")
        raise Refused(reason.format(within=within), LATE_ENTRY.basis)
    if not order.reason.strip():
        raise BadFacts(Text("补录须写明理由", "Say why it is entered later than its day"), "reason")


def examine_order_of_days(on: date, before: Standing) -> None:
    """Whether a legal day is not before that of the matter's last step. Raises BadFacts."""
    if before.steps and on < before.steps[-1].on:
        reason = Text("日期不能早于上一步骤的{day}", "The day cannot be before that of the last act, {day}")
        raise BadFacts(reason.format(day=before.steps[-1].on), "on")


def _facts(order: Order, act: Act[Any]) -> Facts:
    if isinstance(order.facts, act.facts):
        return order.facts
    if isinstance(order.facts, Facts):
        raise BadFacts(Text("所填内容不属于这一步骤", "These facts belong to another act"), "facts")
    return read_facts(act.facts, dict(order.facts or {}))


def _examine_references(order: Order, facts: Facts) -> None:
    """Units, persons and bodies named must be of this congress: a query a kind, and none without a name."""
    for kind, model in (("unit", Unit), ("person", Person), ("body", Body)):
        named = {field.name: _ids(facts, field.name) for field in fields_of(type(facts)) if field.kind == kind}
        asked = {one for ids in named.values() for one in ids}
        if not asked:
            continue
        known = statements.known(model, order.office.congress_id, sorted(asked))
        for name, ids in named.items():
            if set(ids) - known:
                raise BadFacts(Text("所选单位或者人员不存在", "No such unit or person here"), name)


def _ids(facts: Facts, name: str) -> tuple[int, ...]:
    value = getattr(facts, name)
    return value if isinstance(value, tuple) else () if value is None else (value,)
