"""What each act on a decision carries."""

# Annotations are read at run time to make forms and schemas: no lazy imports here.
from datetime import date
from typing import Annotated

from msgspec import Meta

from yishi.kernel.facts import Facts, Label, UnitId
from yishi.rulebook.decisions.choices import Evidence, Proposer

_Text = Annotated[str, Meta(min_length=10, max_length=20000)]


class Proposal(Facts, frozen=True):
    """What is to be decided."""

    title: Annotated[str, Label("事项", "Matter"), Meta(min_length=5, max_length=100)]
    proposer: Annotated[Proposer, Label("提出方", "Proposed by")]
    text: Annotated[_Text, Label("议案和说明", "Proposal and grounds", long=True)]


class Shown(Facts, frozen=True):
    """A step that was taken, with its paper."""

    kind: Annotated[Evidence, Label("步骤", "Step")]
    note: Annotated[str, Label("情况", "What was found", long=True), Meta(min_length=5, max_length=4000)]


class Reason(Facts, frozen=True):
    """A reason in writing."""

    reason: Annotated[str, Label("理由", "Reason", long=True), Meta(min_length=2, max_length=2000)]


class Promulgation(Facts, frozen=True):
    """The decision as passed, who carries it out, and by when that is reported."""

    name: Annotated[str, Label("决定名称", "Decision"), Meta(min_length=5, max_length=100)]
    text: Annotated[_Text, Label("决定正文", "Text", long=True)]
    lead_unit: Annotated[UnitId, Label("实施单位", "Carried out by")]
    report_by: Annotated[date, Label("报告实施情况的期限", "Report due")]


class Report(Facts, frozen=True):
    """What came of it."""

    text: Annotated[_Text, Label("实施情况报告", "Report", long=True)]
