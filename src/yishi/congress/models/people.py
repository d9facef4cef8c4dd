"""People, the offices they hold over spans of days, and deputies' mandates. Public facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.congress.models.assembly import Congress, CongressTerm
from yishi.congress.models.organs import Body, Unit
from yishi.rulebook.roles import OFFICE_TITLES

if TYPE_CHECKING:
    from datetime import date

OFFICE_KINDS = [(kind.value, title.zh) for kind, title in OFFICE_TITLES.items()]


class Person(models.Model):
    """Somebody in one congress. What is not public (phone, id number) is sealed elsewhere."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="people", db_index=False)
    name = models.CharField(_("姓名"), max_length=60)
    name_en = models.CharField(_("英文姓名"), max_length=120, blank=True, default="")
    # The one index that does not start with congress: signing in asks for the account alone.
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="persons")

    class Meta:
        """Found by name within a congress; an account is one person there."""

        verbose_name = _("人员")
        verbose_name_plural = _("人员")
        constraints = (models.UniqueConstraint(fields=["congress", "account"], name="account_is_one_person"),)
        indexes = (models.Index(fields=["congress", "name"], name="person_by_name"),)

    def __str__(self) -> str:
        return self.name


class OfficeQuerySet(models.QuerySet["Office"]):
    """Offices; who holds what is a question about a day."""

    def held_on(self, day: date) -> Self:
        """Offices held on this day, its first and last day included."""
        still = models.Q(held_to__isnull=True) | models.Q(held_to__gte=day)
        return self.filter(still, held_from__lte=day)


class Office(models.Model):
    """One person holding one office from a day to a day; `held_to` is the last day, inclusive."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="offices", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="offices", db_index=False)
    kind = models.CharField(_("类别"), max_length=24, choices=OFFICE_KINDS)
    title = models.CharField(_("职务"), max_length=80)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="offices", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="offices", db_index=False)
    held_from = models.DateField(_("任职日期"))
    held_to = models.DateField(_("最后在任日期"), null=True, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        """Asked by person, by kind, by unit and by body, always within a congress."""

        verbose_name = _("职务")
        verbose_name_plural = _("职务")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(held_to__isnull=True) | models.Q(held_to__gte=models.F("held_from")),
                name="office_ends_after_it_begins",
            ),
        )
        indexes = (
            models.Index(fields=["congress", "person"], name="office_by_person"),
            models.Index(fields=["congress", "kind", "held_from"], name="office_by_kind"),
            models.Index(fields=["congress", "unit", "kind"], name="office_by_unit"),
            models.Index(fields=["congress", "body", "kind"], name="office_by_body"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.person.name}"

    def held_on(self, day: date) -> bool:
        """Whether the office is held on this day."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)


class DeputyQuerySet(models.QuerySet["Deputy"]):
    """Mandates; who is a deputy is a question about a day."""

    def sitting_on(self, day: date) -> Self:
        """Mandates that run on this day: within the term (Deputies Law, article 2) and not ended."""
        not_ended = models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=day)
        in_term = models.Q(term__ends__isnull=True) | models.Q(term__ends__gte=day)
        return self.filter(not_ended, in_term, term__begins__lte=day, elected_on__lte=day)


class Deputy(models.Model):
    """A deputy's mandate in one term, with the public profile; `ended_on` is its last day, inclusive."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="deputies", db_index=False)
    term = models.ForeignKey(CongressTerm, models.PROTECT, related_name="deputies", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates", db_index=False)
    number = models.CharField(_("代表证号"), max_length=20, blank=True, default="")
    constituency = models.CharField(_("选区"), max_length=80, blank=True, default="")
    delegation = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="delegates", db_index=False
    )
    group = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="group_members", db_index=False)
    sector = models.CharField(_("界别"), max_length=40, blank=True, default="")
    occupation = models.CharField(_("职业"), max_length=120, blank=True, default="")
    gender = models.CharField(_("性别"), max_length=4, blank=True, default="")
    ethnic = models.CharField(_("民族"), max_length=20, blank=True, default="")
    education = models.CharField(_("学历"), max_length=20, blank=True, default="")
    born = models.CharField(_("出生年月"), max_length=7, blank=True, default="", help_text="1975-08")
    elected_on = models.DateField(_("当选日期"))
    ended_on = models.DateField(_("最后任职日期"), null=True, blank=True)
    ended_why = models.CharField(_("终止原因"), max_length=120, blank=True, default="")

    objects = DeputyQuerySet.as_manager()

    class Meta:
        """One mandate a person and term; a number once a term."""

        verbose_name = _("代表")
        verbose_name_plural = _("代表")
        constraints = (
            models.UniqueConstraint(fields=["congress", "term", "person"], name="mandate_once_a_term"),
            models.UniqueConstraint(
                fields=["congress", "term", "number"],
                condition=~models.Q(number=""),
                name="deputy_number_once_a_term",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("elected_on")),
                name="mandate_ends_after_it_begins",
            ),
        )
        indexes = (
            models.Index(fields=["congress", "person"], name="mandate_by_person"),
            models.Index(fields=["congress", "term", "delegation"], name="mandate_by_delegation"),
            models.Index(fields=["congress", "term", "group"], name="mandate_by_group"),
        )

    def __str__(self) -> str:
        return self.person.name
