"""The Django app of notices."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Follows the record (record/following.py)."""

    name = "yishi.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the record."""
        from yishi.notices import following  # noqa: F401, PLC0415 - models can be imported only now
