"""The Django app of search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Follows the record (record/following.py)."""

    name = "yishi.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the record."""
        from yishi.search import following  # noqa: F401, PLC0415 - models can be imported only now
