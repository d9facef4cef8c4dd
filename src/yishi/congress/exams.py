"""Questions of the law examination before appointment: kept in a bank, drawn by lot."""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from yishi.congress.models import ExamQuestion
from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from yishi.congress.models import Congress

LETTERS: Final = "ABCDEF"
FEWEST: Final = 2


def examined(options: Sequence[str], answer: str) -> str:
    """The answer as it is kept: letters of options that there are, in order. Raises BadFacts."""
    if not FEWEST <= len(options) <= len(LETTERS):
        raise BadFacts(Text("选项应当有二至六个", "A question has two to six options"), "options")
    plain = unicodedata.normalize("NFKC", answer).upper()
    letters = "".join(sorted({sign for sign in plain if sign not in " 、,"}))
    if not letters or not set(letters) <= set(LETTERS[: len(options)]):
        reason = Text("正确答案应当是选项的字母，如A或者ACD", "The answer is letters of options, such as A or ACD")
        raise BadFacts(reason, "answer")
    return letters


def add_question(congress: Congress, text: str, options: Sequence[str], answer: str, basis: str) -> ExamQuestion:
    """Put a question into the bank; one that is there already is replaced. Raises BadFacts."""
    kept = {"options": list(options), "answer": examined(options, answer), "basis": basis, "retired_on": None}
    question, _ = ExamQuestion.objects.update_or_create(congress=congress, text=text, defaults=kept)
    return question


def retire_question(question: ExamQuestion, on: date) -> None:
    """Take a question out of use; papers drawn before are not changed on paper."""
    question.retired_on = on
    question.save(update_fields=["retired_on"])


def drawn(congress: Congress, lot: str, count: int) -> list[ExamQuestion]:
    """So many questions in use, drawn by a lot that nobody chooses: the same lot draws the same paper."""
    bank = ExamQuestion.objects.filter(congress=congress, retired_on=None)
    order = {pk: sha256(f"{lot}:{text}".encode()).digest() for pk, text in bank.values_list("pk", "text")}
    chosen = sorted(order, key=order.__getitem__)[:count]
    found = ExamQuestion.objects.in_bulk(chosen)
    return sorted((found[pk] for pk in chosen), key=lambda one: (one.several, order[one.pk]))
