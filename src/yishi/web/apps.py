"""The Django app of the site."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, forms and templates."""

    name = "yishi.web"
    label = "web"

    def ready(self) -> None:
        """Connect what notes changes of accounts."""
        from yishi.web import account_signals  # noqa: F401, PLC0415 - only once every model is there
