"""A procedure drawn: the main way as a straight line down the left, detours beside it, tracks between the two.

Every stage has a row of its own, in the order declared. An act leaves a stage by a port on the side that faces
the tracks, and joins the track of the stage that it leads to: all acts that lead there share that track.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yishi.kernel.procedure import Procedure, Stage

# All lengths are in the drawing's own units; the text is 14 high, and the page scales the whole with its type.
LINE, PAD, MARGIN, GAP, TRACK, BEND, TAIL = 18.0, 14.0, 8.0, 18.0, 16.0, 7.0, 24.0
_WIDE: Final = 0x2E80  # from here on characters are as wide as they are high


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text with the place it starts at, or ends at where it stands before (``ends``)."""

    x: float
    y: float
    text: str
    ends: bool = False


@dataclass(slots=True)
class Node:
    """A stage as a box; ``kind`` is begin, end (the goal), out (another end) or nothing."""

    stage: Stage
    title: str
    kind: str
    main: bool
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    exits: dict[str, list[str]] = field(default_factory=dict)
    down: tuple[str, list[str]] | None = None
    ports: dict[str, float] = field(default_factory=dict)

    @property
    def middle(self) -> float:
        """The x of its centre."""
        return self.x + self.width / 2

    @property
    def centre(self) -> float:
        """The y of its centre."""
        return self.y + self.height / 2

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Line:
    """A path from one stage to another; ``back`` when it leads up again, ``tip`` when it ends in an arrow."""

    path: str
    back: bool = False
    tip: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the template draws."""

    width: float
    height: float
    nodes: list[Node]
    lines: list[Line]
    words: list[Words]


def drawing(procedure: Procedure[Any], language: str) -> Drawing:
    """The procedure as boxes, lines and words in a language: the same for the same declaration."""
    nodes = _nodes(procedure, language)
    _connect(procedure, nodes, language)
    entered = {target for node in nodes.values() for target in node.exits}
    main_width = max(_wide(node.title) for node in nodes.values() if node.main) + 2 * PAD
    side_width = max([_wide(node.title) for node in nodes.values() if not node.main], default=0.0) + 2 * PAD
    under = [_small(text) for node in nodes.values() if node.main and node.down for text in node.down[1]]
    left = max(
        [_label_zone(node for node in nodes.values() if node.main), *(w + 2 * PAD - main_width / 2 for w in under)]
    )
    right = _label_zone(node for node in nodes.values() if not node.main)
    bottom = _place(nodes, entered, main_width, side_width)
    tracks = _tracks(nodes, entered)
    start = MARGIN + main_width + left
    side_x = start + TRACK * (max(tracks.values(), default=-1) + 2) + right
    for node in nodes.values():
        node.x = MARGIN if node.main else side_x
    at = {target: start + TRACK * (number + 1) for target, number in tracks.items()}
    lines, words = _drawn(nodes, at)
    edge = [side_x + side_width] if len(nodes) > sum(node.main for node in nodes.values()) else []
    extent = [word.x + _small(word.text) for word in words if not word.ends]
    return Drawing(
        max([MARGIN + main_width, *edge, *extent]) + MARGIN, bottom + MARGIN, [*nodes.values()], lines, words
    )


def _nodes(procedure: Procedure[Any], language: str) -> dict[str, Node]:
    main = {procedure.begins, *procedure.way(procedure.begins)}
    kinds = {**dict.fromkeys(procedure.ends, "out"), procedure.goal: "end", procedure.begins: "begin"}
    return {
        stage.value: Node(stage, stage.title[language], kinds.get(stage, ""), stage in main)
        for stage in procedure.stages
    }


def _connect(procedure: Procedure[Any], nodes: dict[str, Node], language: str) -> None:
    """Give each stage its ways out; one to the next box of its own column goes straight down."""
    following = {
        here.stage.value: below.stage.value
        for column in (True, False)
        for here, below in pairwise([node for node in nodes.values() if node.main is column])
    }
    for act in procedure.acts:
        # In the order of the stages: moves made of a set have another order in every run.
        for start in [stage for stage in procedure.stages if stage in act.moves]:
            end = act.moves[start]
            if start is not end and not act.internal:
                nodes[start.value].exits.setdefault(end.value, []).append(act.title[language])
    for code, node in nodes.items():
        if following.get(code) in node.exits:
            node.down = (following[code], node.exits.pop(following[code]))
        node.exits = _ordered(node.exits, code, list(nodes))


def _ordered(exits: dict[str, list[str]], code: str, rows: list[str]) -> dict[str, list[str]]:
    """The ports from top to bottom so that lines of one box do not cross: up first, then the far before the near."""
    here = rows.index(code)
    order = sorted(exits, key=lambda target: (rows.index(target) > here, -rows.index(target)))
    return {target: exits[target] for target in order}


def _label_zone(column: Iterable[Node]) -> float:
    labels = [text for node in column for texts in node.exits.values() for text in texts]
    return max(map(_small, labels), default=0.0) + PAD


def _place(nodes: dict[str, Node], entered: set[str], main_width: float, side_width: float) -> float:
    """Set heights, ports and rows; the y below the last row."""
    y, under = MARGIN, {True: 0.0, False: 0.0}
    for code, node in nodes.items():
        y = max(y, under[node.main])
        node.y, node.width = y, main_width if node.main else side_width
        port = y + PAD / 2
        if code in entered:
            node.ports[code] = port + LINE / 2
            port += LINE
        for target, labels in node.exits.items():
            port += LINE * len(labels) + 3
            node.ports[target] = port
        node.height = max(LINE + 2 * PAD, port + PAD / 2 - y)
        down = LINE * len(node.down[1]) + TAIL if node.down else 0.0
        under[node.main] = node.bottom + down
        y = node.bottom + GAP
    return max(node.bottom for node in nodes.values())


def _tracks(nodes: dict[str, Node], entered: set[str]) -> dict[str, int]:
    """A track for each stage that is entered sideways; two share one where they do not meet. Short ones first."""
    spans = {}
    for target in [code for code in nodes if code in entered]:
        ys = [node.ports[target] for node in nodes.values() if target in node.ports]
        spans[target] = (min(ys) - BEND, max(ys) + BEND)
    taken: list[list[tuple[float, float]]] = []
    tracks = {}
    for target in sorted(spans, key=lambda code: (spans[code][1] - spans[code][0], code)):
        low, high = spans[target]
        free = (n for n, spans_on in enumerate(taken) if all(high < a or low > b for a, b in spans_on))
        number = next(free, len(taken))
        if number == len(taken):
            taken.append([])
        taken[number].append((low, high))
        tracks[target] = number
    return tracks


def _drawn(nodes: dict[str, Node], at: dict[str, float]) -> tuple[list[Line], list[Words]]:
    lines: list[Line] = []
    words: list[Words] = []
    for node in nodes.values():
        if node.down:
            target, labels = nodes[node.down[0]], node.down[1]
            lines.append(Line(f"M{_n(node.middle)} {_n(node.bottom)}V{_n(target.y - 2)}"))
            words += [Words(node.middle + 8, node.bottom + 14 + LINE * n, text) for n, text in enumerate(labels)]
        for code, labels in node.exits.items():
            lines.append(_joined(node, nodes[code], at[code]))
            beside = node.x + node.width + 6 if node.main else node.x - 6
            high = node.ports[code] - 9 - LINE * (len(labels) - 1)
            words += [Words(beside, high + LINE * n, text, not node.main) for n, text in enumerate(labels)]
    return lines, words


def _joined(node: Node, target: Node, track: float) -> Line:
    """Out to the target's track, along it, and in; corners bend the way one goes."""
    code = target.stage.value
    out, inward = node.ports[code], target.ports[code]
    begin = node.x + node.width if node.main else node.x
    end = target.x + target.width + 2 if target.main else target.x - 2
    down = 1 if inward > out else -1
    toward = 1 if track > begin else -1
    leave = 1 if end > track else -1
    path = (
        f"M{_n(begin)} {_n(out)}H{_n(track - toward * BEND)}Q{_n(track)} {_n(out)} {_n(track)} {_n(out + down * BEND)}"
        f"V{_n(inward - down * BEND)}Q{_n(track)} {_n(inward)} {_n(track + leave * BEND)} {_n(inward)}H{_n(end)}"
    )
    return Line(path, back=down < 0)


def _wide(text: str) -> float:
    """About how wide a text is at a height of 14."""
    return sum(14.0 if ord(sign) >= _WIDE else 7.4 for sign in text)


def _small(text: str) -> float:
    """About how wide a text is at a height of 12.5."""
    return _wide(text) * 12.5 / 14


def _n(value: float) -> str:
    """A coordinate in its shortest form, so that the file does not change without need."""
    return f"{value:.1f}".removesuffix(".0")
