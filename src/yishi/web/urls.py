"""Addresses: each page stands with its permission in ``pages``."""

from django.urls import path
from django.views.i18n import set_language

from yishi.web import views  # noqa: F401 - importing declares the pages
from yishi.web.pages import PAGES

urlpatterns = [
    path("language/", set_language, name="set_language"),
    *(page.pattern() for page in PAGES.values()),
]
