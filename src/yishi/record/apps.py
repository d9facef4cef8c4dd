"""The Django app of the record."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Matters, entries, documents, checkpoints."""

    name = "yishi.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"
