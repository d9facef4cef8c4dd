"""The Django app of the demonstration county."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """A fictional county living through a year."""

    name = "yishi.demo"
    label = "demo"
