"""Local practice: named parameters, each with a default, a range and a source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from yishi.kernel.refusal import Refused
from yishi.kernel.terms import Days, Months, Term, WorkingDays, parse_term
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from yishi.kernel.citation import Basis, Number

V = TypeVar("V")

# Five working days fill a week, and thirty days a month, when lengths of unlike terms are compared.
_DAYS_IN = {Days: 1.0, WorkingDays: 1.4, Months: 30.0}


def nominal_days(term: Term) -> float:
    """About how long a term is, in days: for ranges whose ends are given in unlike units."""
    return _DAYS_IN[type(term)] * term.n


def may_outlast(local: Term, limit: Term) -> bool:
    """Whether from some day on the local term could end later than the limit does."""
    if type(local) is type(limit):
        return local.n > limit.n
    return _longest(local) > _shortest(limit)


def _longest(term: Term) -> int:
    """The most calendar days that a term can take."""
    if isinstance(term, Months):
        return 31 * term.n
    # Weekends and holidays never make more than every third day, apart from the two long holidays.
    return term.n * 3 // 2 + 14 if isinstance(term, WorkingDays) and term.n else term.n


def _shortest(term: Term) -> int:
    """The fewest calendar days that a term can take: make-up days may join working weeks together."""
    # February is two days short of thirty; no other month is, and no two Februaries meet.
    return max(30 * term.n - 2, 0) if isinstance(term, Months) else term.n


@dataclass(frozen=True, eq=False)
class Parameter(Generic[V]):
    """What a county may settle for itself: a term, a number, or yes/no.

    ``least`` and ``most`` bound the value; ``statutory`` is the number of a law that no local value
    may weaken (a longer term than the law's weakens it).
    """

    code: str
    title: Text
    default: V
    basis: Basis
    least: V | None = None
    most: V | None = None
    statutory: Number[Any] | None = None

    def read(self, raw: object) -> V:
        """The value written as ``"20wd"``, a number or true/false. Raises Refused if it may not stand."""
        value: Any = raw
        try:
            if isinstance(self.default, (Days, WorkingDays, Months)):
                value = parse_term(str(raw))
        except ValueError as error:
            raise self._refused(Text("写法不对，应如 20wd、10d、3m", "write it as 20wd, 10d or 3m")) from error
        right = bool if isinstance(self.default, bool) else int
        if not isinstance(self.default, (Days, WorkingDays, Months)) and type(value) is not right:
            raise self._refused(Text("取值类型不对", "it is of the wrong type"))
        self.examine(value)
        return value  # type: ignore[no-any-return]  # checked to be of the default's type

    def examine(self, value: V) -> None:
        """Raise Refused when the value weakens a statutory number or leaves the range."""
        if self.statutory is not None and _laxer(value, self.statutory.value):
            reason = Text("不得宽于法定的{limit}", "it may not be laxer than the statutory {limit}")
            raise self._refused(reason.format(limit=self.statutory.value), self.statutory.basis)
        low, high = self.least, self.most
        if (low is not None and _size(value) < _size(low)) or (high is not None and _size(value) > _size(high)):
            reason = Text("应在{low}至{high}之间", "it must be from {low} to {high}")
            raise self._refused(reason.format(low=low, high=high))

    def _refused(self, why: Text, basis: Basis | None = None) -> Refused:
        reason = Text("参数“{title}”：{why}", "Parameter “{title}”: {why}").format(title=self.title, why=why)
        return Refused(reason, basis or self.basis)


def _laxer(value: Any, limit: Any) -> bool:
    if isinstance(value, (Days, WorkingDays, Months)):
        return may_outlast(value, limit)
    return bool(value > limit)


def _size(value: Any) -> float:
    """What a value is compared by."""
    return nominal_days(value) if isinstance(value, (Days, WorkingDays, Months)) else float(value)


@dataclass(frozen=True)
class Practice:
    """The parameters of one place from one day on: those it sets, and where each is written."""

    code: str
    title: Text
    values: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, parameter: Parameter[V]) -> V:
        """The value in force here: the local one, else the default."""
        return self.values.get(parameter.code, parameter.default)  # type: ignore[no-any-return]

    @classmethod
    def read(
        cls,
        code: str,
        title: Text,
        given: Mapping[str, Mapping[str, object]],
        known: Mapping[str, Parameter[Any]],
    ) -> Practice:
        """Make a practice of ``{code: {value, source}}``. Raises Refused at the first that may not stand."""
        values, sources = {}, {}
        for name, row in given.items():
            if name not in known:
                raise Refused(Text("没有名为“{name}”的参数", "There is no parameter “{name}”").format(name=name))
            values[name] = known[name].read(row["value"])
            sources[name] = str(row.get("source", ""))
        return cls(code, title, values, sources)
