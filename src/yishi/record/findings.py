"""What `verify` can find wrong: one sentence each, naming the place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from yishi.kernel.text import Text


class Kind(StrEnum):
    """What sort of thing is wrong."""

    CHAIN = "chain"
    ENTRY = "entry"
    MATTER = "matter"
    PARTICIPATION = "participation"
    DUE = "due"
    POSITION = "position"
    SERIAL = "serial"
    CHECKPOINT = "checkpoint"
    DOCUMENT = "document"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One wrong thing. ``column``: the stored column that is wrong, where it is one."""

    kind: Kind
    place: Text
    what: Text
    matter: int | None = None
    seq: int | None = None
    column: str = ""

    @property
    def text(self) -> Text:
        """The whole sentence."""
        return Text("{place}：{what}", "{place}: {what}").format(place=self.place, what=self.what)


_ENTRY: Final = Text("事项{matter}第{seq}条记录", "matter {matter}, entry {seq}")
_MATTER: Final = Text("事项{matter}", "matter {matter}")
_DIFFERS: Final = Text("“{column}”应为{right}，实为{wrong}", "“{column}” should be {right} but is {wrong}")

CHANGED: Final = Text(
    "内容与摘要不符：内容或者摘要被改动，或者其前的记录被改动、调换",
    "the content does not match the hash: it, its hash or what stood before it was changed",
)
MISSING: Final = Text("缺少这条记录：已被删除，或者序号被改动", "it is missing: removed, or its number was changed")
UNREADABLE: Final = Text("内容不是记录应有的格式：{why}", "the content is not that of an entry: {why}")
IRREGULAR: Final = Text("“{act}”不是该环节可以办理的步骤", "“{act}” is no act that was open at that stage")
EMPTY: Final = Text("没有任何记录", "it has no entries")
CUT: Final = Text(
    "记录与事项所载的条数、末条摘要不符：末尾的记录被删除，或者在程序之外增加",
    "its entries end elsewhere than it says: some were removed, or added behind the program's back",
)

_SHOWN = 60


def shown(value: object) -> str:
    """A value short enough for a sentence."""
    said = "空" if value is None else str(value)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"


def in_entry(matter: int, seq: int, what: Text, kind: Kind = Kind.CHAIN) -> Finding:
    """Something wrong with one entry."""
    return Finding(kind, _ENTRY.format(matter=matter, seq=seq), what, matter, seq)


def in_matter(matter: int, what: Text, kind: Kind = Kind.MATTER) -> Finding:
    """Something wrong with a matter as a whole."""
    return Finding(kind, _MATTER.format(matter=matter), what, matter)


def wrong_column(kind: Kind, place: tuple[int, int | None], column: str, right: object, wrong: object) -> Finding:
    """A stored column that says something else than the entries; ``place``: matter and seq, if any."""
    matter, seq = place
    where = _MATTER.format(matter=matter) if seq is None else _ENTRY.format(matter=matter, seq=seq)
    what = _DIFFERS.format(column=column, right=shown(right), wrong=shown(wrong))
    return Finding(kind, where, what, matter, seq, column)
