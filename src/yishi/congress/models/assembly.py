"""Congresses, their terms, local practice, bodies, and the organs and units around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.kernel.numeral import chinese
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from datetime import date

CONGRESS_SUFFIX = "人民代表大会"
DEMO_FOR_GOOD = Text("演示用的人民代表大会不能改为正式使用。", "A demonstration congress can never be made a real one.")
ONE_ALGORITHM = Text(
    "已经有记录的人民代表大会不能更换摘要算法。", "A congress whose record has begun keeps its hash algorithm."
)
FOUND_ANEW = Text("请新建一个正式的人民代表大会。", "Found a new, real congress instead.")


class Level(models.TextChoices):
    """Levels of local congresses: Local Organic Law, article 7 and chapter two."""

    PROVINCE = "province", _("省、自治区、直辖市")
    PREFECTURE = "prefecture", _("自治州")
    DISTRICTED_CITY = "districted_city", _("设区的市")
    COUNTY = "county", _("县")
    DISTRICT = "district", _("市辖区")
    UNDISTRICTED_CITY = "undistricted_city", _("不设区的市")
    AUTONOMOUS_COUNTY = "autonomous_county", _("自治县")
    TOWNSHIP = "township", _("乡、民族乡、镇")


class CongressQuerySet(models.QuerySet["Congress"]):
    """Congresses; a demonstration stays one, by whatever road it is written."""

    def update(self, **values: Any) -> int:
        """Update in bulk, refusing to make demonstrations real."""
        if values.get("demo", True) is not True and self.filter(demo=True).exists():
            raise Refused(DEMO_FOR_GOOD, remedy=FOUND_ANEW)
        return super().update(**values)


class Congress(models.Model):
    """A people's congress. `name_zh` is its full name, ending in 人民代表大会."""

    class HashAlgorithm(models.TextChoices):
        """What chains the record's entries."""

        SHA256 = "sha256", "SHA-256"
        SM3 = "sm3", "SM3"

    code = models.CharField(_("行政区划代码"), max_length=9, unique=True)
    name_zh = models.CharField(_("名称"), max_length=80)
    name_en = models.CharField(_("英文名称"), max_length=160, blank=True, default="")
    level = models.CharField(_("层级"), max_length=24, choices=Level.choices)
    population = models.PositiveIntegerField(_("人口"), null=True, blank=True)
    demo = models.BooleanField(_("演示"), default=False)
    hash_algorithm = models.CharField(
        _("摘要算法"), max_length=8, choices=HashAlgorithm.choices, default=HashAlgorithm.SHA256
    )
    practice = models.CharField(_("地方做法"), max_length=40, default="default")
    created_on = models.DateField(_("建立日期"))
    clock_offset = models.BigIntegerField(
        default=0,
        editable=False,
        help_text="seconds by which a demonstration's clock is ahead of the real one",
    )
    # Kinds of offices whose holders sign in with a second factor.
    second_factor = models.JSONField(_("须第二步验证的职务"), null=True, blank=True)
    last_position = models.BigIntegerField(_("最后一条记录的序号"), default=0, editable=False)

    objects = CongressQuerySet.as_manager()

    class Meta:
        """Names in the interface."""

        verbose_name = _("人民代表大会")
        verbose_name_plural = _("人民代表大会")

    def __str__(self) -> str:
        return self.name_zh

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row, unless it would make a demonstration real."""
        self.clean()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse to make a demonstration real: its record ran on a simulated clock."""
        stored_as_demo = Congress.objects.filter(pk=self.pk, demo=True)
        if not self._state.adding and not self.demo and stored_as_demo.exists():
            raise Refused(DEMO_FOR_GOOD, remedy=FOUND_ANEW)

    @property
    def place(self) -> str:
        """The division itself: 清河县."""
        return self.name_zh.removesuffix(CONGRESS_SUFFIX)

    @property
    def text(self) -> Text:
        """The full name in both languages; Chinese where no English one was given."""
        return Text(self.name_zh, self.name_en or self.name_zh)

    @property
    def place_text(self) -> Text:
        """The division itself in both languages."""
        return Text(self.place, self.name_en.removesuffix(" People's Congress") or self.place)

    @property
    def has_standing_committee(self) -> bool:
        """Townships have none: Local Organic Law, article 18."""
        return self.level != Level.TOWNSHIP


class CongressTerm(models.Model):
    """A term (届) of a congress; `ends` is its last day, inclusive."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="terms", db_index=False)
    number = models.PositiveSmallIntegerField(_("届次"))
    begins = models.DateField(_("开始日期"))
    ends = models.DateField(_("结束日期"), null=True, blank=True)

    class Meta:
        """One term of each number in a congress."""

        verbose_name = _("届")
        verbose_name_plural = _("届")
        constraints = (
            models.UniqueConstraint(fields=["congress", "number"], name="term_number_once"),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("begins")),
                name="term_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """第十八届."""
        return f"第{chinese(self.number)}届"

    @property
    def text(self) -> Text:
        """The label in both languages."""
        return Text(self.label, f"term {self.number}")

    def runs_on(self, day: date) -> bool:
        """Whether the term runs on this day."""
        return self.begins <= day and (self.ends is None or day <= self.ends)


class PracticeVersion(models.Model):
    """Local parameters in force from a day; the latest with `in_force` not after a day applies."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="practices", db_index=False)
    in_force = models.DateField(_("施行日期"))
    base = models.CharField(_("所依据的做法"), max_length=40, default="default")
    overrides = models.JSONField(_("本地参数"), default=dict, blank=True)

    class Meta:
        """One version a day."""

        verbose_name = _("地方做法的版本")
        verbose_name_plural = _("地方做法的版本")
        constraints = (models.UniqueConstraint(fields=["congress", "in_force"], name="practice_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.base} {self.in_force}"
