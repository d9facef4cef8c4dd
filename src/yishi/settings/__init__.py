"""Settings, from the environment; safe defaults for one machine with a SQLite file."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from yishi.settings.accounts import (  # noqa: F401 - settings too
    MFA_ADAPTER,
    MFA_FORMS,
    MFA_PASSKEY_LOGIN_ENABLED,
    MFA_RATE_LIMITS,
    MFA_RECOVERY_CODES_SHOW_ONCE,
    MFA_SUPPORTED_TYPES,
    MFA_TOTP_TOLERANCE,
    MFA_WEBAUTHN_USER_VERIFICATION,
    SOCIALACCOUNT_ADAPTER,
    SOCIALACCOUNT_PROVIDERS,
)
from yishi.settings.mail import mail_at

# Everything that is written at run time lives here: database, documents, keys.
VAR = Path(os.environ.get("YISHI_VAR", "var")).resolve()
TESTING = os.environ.get("YISHI_TEST") == "1"
DEBUG = os.environ.get("YISHI_DEBUG") == "1"
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)


def kept_secret(name: str) -> str:
    """A random secret made on first use and kept beside the database, readable by its owner alone."""
    path = VAR / "keys" / name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        fresh = path.with_name(f"{name}.{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        # Linking is whole or not at all: of two processes that start at once, the first one's secret stays.
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_text()


SECRET_KEY = os.environ.get("YISHI_SECRET_KEY") or kept_secret("session")
KEYS = VAR / "keys"
UPLOADS = VAR / "uploads"
# Whoever sets the site up over a network gives this code; else the one that `yishi init --token` prints.
SETUP_TOKEN = os.environ.get("YISHI_SETUP_TOKEN", "")
DOCUMENTS = VAR / "documents"
# Fonts and Word templates that a place has of its own go before those that come with us.
FONTS = VAR / "fonts"
LETTERHEADS = VAR / "letterheads"
ALLOWED_HOSTS = os.environ.get("YISHI_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("YISHI_ORIGINS", "").split(",") if origin]
PROXIES = [host for host in os.environ.get("YISHI_PROXIES", "").split(",") if host]
HTTPS = os.environ.get("YISHI_HTTPS") == "1"

INSTALLED_APPS = [
    "yishi.web.apps.WebConfig",  # first: its pages stand in for those of allauth
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    "yishi.congress.apps.CongressConfig",
    "yishi.record.apps.RecordConfig",
    "yishi.likeness.apps.LikenessConfig",
    "yishi.assigning.apps.AssigningConfig",
    "yishi.search.apps.SearchConfig",
    "yishi.notices.apps.NoticesConfig",
    "yishi.demo.apps.DemoConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "yishi.web.middleware.ActingMiddleware",
    "yishi.web.first_things.FirstThingsMiddleware",
    "yishi.web.middleware.RefusalMiddleware",
    "yishi.web.middleware.FollowingMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "yishi.web.urls"
WSGI_APPLICATION = "yishi.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "yishi.web.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "yishi.web.templatetags.say"],
        },
    }
]

_DATABASE = dj_database_url.config(default=f"sqlite:///{VAR / 'yishi.sqlite3'}", conn_max_age=600)
if "sqlite" in _DATABASE["ENGINE"]:
    _DATABASE["OPTIONS"] = {
        # IMMEDIATE takes the write lock at the start, so that what an act reads is what it acts on.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: an acknowledged entry outlives a power cut, not only a crash.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
DATABASES: dict[str, Any] = {"default": _DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "congress.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher" if TESTING else "django.contrib.auth.hashers.Argon2PasswordHasher"
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "yishi.congress.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/home/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "yishi.web.accounts.ClosedAdapter"
ACCOUNT_SESSION_REMEMBER = False
# Failures are counted by axes alone; this bounds how fast anybody may try at all.
ACCOUNT_RATE_LIMITS: dict[str, str | None] = {"login": None if TESTING else "60/m/ip", "login_failed": None}
AXES_FAILURE_LIMIT = "yishi.web.locking.failures_allowed"
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = "yishi.web.locking.counted_by"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "yishi.web.locking.locked"
AXES_USERNAME_CALLABLE = "yishi.web.locking.said_username"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "credential"]
AXES_VERBOSE = False
SESSION_COOKIE_AGE = 8 * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [str(Path(__file__).resolve().parents[1] / "locale")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
# What scripts/browser_parts.py fetches for sealed ballots; without it nothing else is missing.
_BROWSER_PARTS = Path(__file__).resolve().parents[3] / "build" / "browser"
STATICFILES_DIRS = [("browser", _BROWSER_PARTS)] if _BROWSER_PARTS.is_dir() else []
STATIC_ROOT = os.environ.get("YISHI_STATIC", str(VAR / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# The board of a hand-over meeting sends back a thousand rows of six fields, and of up to eight co-units each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 14_100
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# How many may listen to live pages in one server at a time.
LIVE_LISTENERS = int(os.environ.get("YISHI_LISTENERS", "2000"))
PAGE_THREADS = int(os.environ.get("YISHI_THREADS", "4"))
DOCUMENT_MAX_BYTES = 20 * 1024 * 1024

# Where the site is seen from outside: links in e-mails and calendars begin with it.
SITE_URL = (os.environ.get("YISHI_URL") or (CSRF_TRUSTED_ORIGINS or ["http://127.0.0.1:8000"])[0]).rstrip("/")
_MAIL = mail_at(os.environ.get("YISHI_EMAIL_URL", ""))
MAIL_IS_SET_UP = bool(_MAIL.host)
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.host, _MAIL.port, _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = _MAIL.starttls, _MAIL.ssl, 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _MAIL.sender
# Gateways that may stand in a private network, and be spoken to without HTTPS.
WEBHOOK_HOSTS = [host for host in os.environ.get("YISHI_WEBHOOK_HOSTS", "").split(",") if host]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
