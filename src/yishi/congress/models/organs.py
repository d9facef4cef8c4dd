"""The congress's own bodies, and the organs and units that it oversees or that handle its matters."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.congress.models.assembly import Congress


class Body(models.Model):
    """A body of the congress itself: Local Organic Law, chapters two and three."""

    class Kind(models.TextChoices):
        """What the body is in the law."""

        STANDING_COMMITTEE = "standing_committee", _("常务委员会")
        COUNCIL_OF_CHAIRPERSONS = "council_of_chairpersons", _("主任会议")
        SPECIAL_COMMITTEE = "special_committee", _("专门委员会")
        WORKING_BODY = "working_body", _("工作机构")
        ADMINISTRATIVE_OFFICE = "administrative_office", _("办事机构")
        CREDENTIALS_COMMITTEE = "credentials_committee", _("代表资格审查委员会")
        DELEGATION = "delegation", _("代表团")
        DEPUTY_GROUP = "deputy_group", _("代表小组")
        PRESIDIUM = "presidium", _("主席团")
        STREET_COMMISSION = "street_commission", _("街道工作委员会")

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="bodies", db_index=False)
    kind = models.CharField(_("类别"), max_length=24, choices=Kind.choices)
    name_zh = models.CharField(_("名称"), max_length=80)
    name_en = models.CharField(_("英文名称"), max_length=160, blank=True, default="")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children", db_index=False)
    dissolved_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        """One living body of a name: a delegation may be formed anew under an old name."""

        verbose_name = _("人大机构")
        verbose_name_plural = _("人大机构")
        constraints = (
            models.UniqueConstraint(
                fields=["congress", "kind", "name_zh"],
                condition=models.Q(dissolved_on__isnull=True),
                name="body_name_once",
            ),
        )
        indexes = (models.Index(fields=["congress", "kind", "name_zh"], name="body_by_kind"),)

    def __str__(self) -> str:
        return self.name_zh


class Unit(models.Model):
    """An organ or unit beside the congress: it reports, handles suggestions, answers."""

    class Kind(models.TextChoices):
        """What the unit is; it decides which procedures can reach it."""

        GOVERNMENT = "government", _("人民政府")
        GOVERNMENT_DEPARTMENT = "government_department", _("政府部门")
        SUPERVISORY_COMMISSION = "supervisory_commission", _("监察委员会")
        COURT = "court", _("人民法院")
        PROCURATORATE = "procuratorate", _("人民检察院")
        TOWNSHIP_GOVERNMENT = "township_government", _("乡镇政府、街道办事处")
        VERTICAL = "vertical", _("垂直管理单位")
        INSTITUTION = "institution", _("事业单位")
        MASS_ORGANISATION = "mass_organisation", _("群团组织")
        PARTY_OR_GOVERNMENT = "party_or_government", _("党委、政府机构")
        ENTERPRISE = "enterprise", _("企业")
        # Not beside the congress but of it: through this unit a station acts (models/stations.py).
        LIAISON_STATION = "liaison_station", _("代表联络站")

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="units", db_index=False)
    code = models.CharField(_("代码"), max_length=40)
    kind = models.CharField(_("类别"), max_length=24, choices=Kind.choices)
    name = models.CharField(_("名称"), max_length=80)
    short = models.CharField(_("简称"), max_length=40, blank=True, default="")
    name_en = models.CharField(_("英文名称"), max_length=160, blank=True, default="")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children", db_index=False)
    abolished_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        """A code and a name each once."""

        verbose_name = _("国家机关和单位")
        verbose_name_plural = _("国家机关和单位")
        constraints = (
            models.UniqueConstraint(fields=["congress", "code"], name="unit_code_once"),
            models.UniqueConstraint(fields=["congress", "name"], name="unit_name_once"),
        )
        indexes = (models.Index(fields=["congress", "kind", "name"], name="unit_by_kind"),)

    def __str__(self) -> str:
        return self.name
