"""The bank of questions for the law examination before appointment (任前法律知识考试)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.congress.models.assembly import Congress


class ExamQuestion(models.Model):
    """A question with its options; ``answer`` names the right ones by letter, in order: A, or ACD."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="exam_questions")
    text = models.CharField(_("题目"), max_length=500)
    options = models.JSONField(_("选项"))
    answer = models.CharField(_("正确答案"), max_length=6)
    basis = models.CharField(_("依据"), max_length=200)
    retired_on = models.DateField(_("停用日期"), null=True, blank=True)

    class Meta:
        """A question stands in the bank once."""

        verbose_name = _("考法题目")
        verbose_name_plural = _("考法题库")
        constraints: ClassVar = [models.UniqueConstraint(fields=["congress", "text"], name="exam_question_once")]

    def __str__(self) -> str:
        return self.text

    @property
    def lettered(self) -> list[tuple[str, str]]:
        """The options with their letters."""
        return list(zip("ABCDEF", self.options, strict=False))

    @property
    def several(self) -> bool:
        """Whether more than one option is right."""
        return len(self.answer) > 1
