"""The bank of questions for the law examination, from a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yishi.congress.exams import LETTERS, add_question, examined
from yishi.congress.importing.importer import Column, Importer, register
from yishi.congress.importing.report import Problem
from yishi.congress.models import ExamQuestion
from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.importing.report import RowReport, Seal
    from yishi.congress.models import Congress

_EXAMPLES = ("十日", "二十日", "三十日", "六十日", "", "")


def _options(row: RowReport) -> list[str]:
    return [row.values[f"option_{letter}"] for letter in LETTERS if row.values.get(f"option_{letter}")]


class ImportingQuestions:
    """One table under way. A question that is there already is replaced."""

    def __init__(self, congress: Congress, on: date, *, create_missing: bool) -> None:
        del on, create_missing
        self.congress = congress
        self.known = set(ExamQuestion.objects.filter(congress=congress).values_list("text", flat=True))
        self.seen: dict[str, int] = {}

    def check(self, row: RowReport) -> None:
        """Find doubles, too few options, and answers that are none of them."""
        text = row.values["text"]
        if text in self.seen:
            wrong = Text("与第{line}行重复。", "The same as line {line}.").format(line=self.seen[text])
            row.problems.append(Problem("题目", text, wrong, Text("请删去一行。", "Delete a line.")))
        self.seen.setdefault(text, row.line)
        try:
            examined(_options(row), row.values["answer"])
        except BadFacts as bad:
            mend = Text("请核对选项和答案。", "Check options and answer.")
            row.problems.append(Problem("正确答案", row.values["answer"], bad.reason, mend))
        if text in self.known:
            row.notes.append(Text("题目已存在，将更新。", "The question exists and will be replaced."))

    def write(self, row: RowReport, seal: Seal | None) -> None:
        """Put the question into the bank."""
        del seal  # nothing here is personal
        values = row.values
        add_question(self.congress, values["text"], _options(row), values["answer"], values["basis"])


EXAM_QUESTIONS = register(
    Importer(
        kind="exam-questions",
        title=Text("任前法律知识考试题库", "Bank of questions for the law examination"),
        begin=ImportingQuestions,
        columns=(
            Column(
                "题目", "text", Text("题干。", "The question."), "专项工作报告应当在常委会会议举行多少日前送交？",
                ("题干", "试题"), required=True, longest=500,
            ),
            *(
                Column(
                    f"选项{letter}", f"option_{letter}", Text("可以不填。", "Optional."), example, (letter,),
                    longest=200,
                )
                for letter, example in zip(LETTERS, _EXAMPLES, strict=True)
            ),
            Column(
                "正确答案", "answer", Text("字母，多选题连写。", "Letters; several together."), "A", ("答案",),
                required=True, longest=6,
            ),
            Column(
                "依据", "basis", Text("法律名称和条文。", "The law and its article."), "《监督法》第十五条",
                ("法律依据", "出处"), required=True, longest=200,
            ),
        ),
    )
)  # fmt: skip
