"""The Django app of likeness."""

from django.apps import AppConfig


class LikenessConfig(AppConfig):
    """Follows the record (record/following.py)."""

    name = "yishi.likeness"
    label = "likeness"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the record."""
        from yishi.likeness import following  # noqa: F401, PLC0415 - models can be imported only now
