"""The Django app of assigning."""

from django.apps import AppConfig


class AssigningConfig(AppConfig):
    """Follows the record (record/following.py)."""

    name = "yishi.assigning"
    label = "assigning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to follow the record."""
        from yishi.assigning import following  # noqa: F401, PLC0415 - models can be imported once apps are loaded
