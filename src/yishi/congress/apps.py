"""The congress app: who is who on a given day."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CongressConfig(AppConfig):
    """Registers the app under the label ``congress``."""

    name = "yishi.congress"
    label = "congress"
    verbose_name = _("机构与人员")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the tables that this layer can import."""
        from yishi.congress.importing import deputies, exam_questions, units  # noqa: F401, PLC0415 - need loaded models
