"""The law examination before appointment (任前法律知识考试): marks, a re-sit, who has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.appointments import facts
from yishi.rulebook.appointments.choices import Kind
from yishi.rulebook.appointments.leaving import of_kind, submitted
from yishi.rulebook.appointments.practice import EXAM_NEEDED, PASS_MARK
from yishi.rulebook.appointments.stages import At

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing


def appoints(standing: Standing) -> bool:
    """Whether somebody is to be appointed."""
    return of_kind(standing, Kind.APPOINTMENT)


def best_marks(standing: Standing) -> dict[int, int]:
    """The last mark of each nominee: one re-sit counts."""
    given = [step.facts for step in standing.since(None, "enter_exam")]
    return {one.person: one.mark for exam in given if isinstance(exam, facts.Exam) for one in exam.marks}


def passed(standing: Standing) -> bool:
    """Whether every nominee has the pass mark, where practice asks for an examination."""
    given = submitted(standing)
    if not appoints(standing) or not standing.practice[EXAM_NEEDED] or given is None:
        return True
    marks = best_marks(standing)
    return all(marks.get(one.person, -1) >= standing.practice[PASS_MARK] for one in given.nominees)


def _one_resit(standing: Standing) -> bool:
    return standing.count("enter_exam") < _SITTINGS


_SITTINGS: Final = 2
EXAM: Final = Act(
    code="enter_exam",
    title=Text("登记任前法律知识考试成绩", "enter the examination"),
    done=Text("任前法律知识考试", "examined in law"),
    hint=Text("不及格的可以补考一次", "There is one re-sit"),
    by=(roles.OFFICE,),
    moves={At.SUBMITTED: At.SUBMITTED},
    facts=facts.Exam,
    guards=(Guard(_one_resit, Text("补考只有一次", "There is one re-sit only"), EXAM_NEEDED.basis),),
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, roles.AUDITOR),
    basis=EXAM_NEEDED.basis,
)
