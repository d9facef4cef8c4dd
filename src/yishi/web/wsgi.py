"""The WSGI application."""

import os
from wsgiref.types import WSGIApplication

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yishi.settings")
application: WSGIApplication = get_wsgi_application()
if settings.PROXIES:
    # Only these are believed about a visitor's address and protocol.
    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts=settings.PROXIES)
