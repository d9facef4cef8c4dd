"""The Django app of the site."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, forms and templates."""

    name = "yishi.web"
    label = "web"
