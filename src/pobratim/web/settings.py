"""The site's settings. DEBUG is always off; everything variable comes from the environment, read strictly.

In: POBRATIM_SECRET_KEY(_FILE), DATABASE_URL, POBRATIM_HOSTS, POBRATIM_HOME. Out: Django's settings. Not here: how a
variable is read and refused (`environment.py`).
"""

import os
from pathlib import Path

from . import environment

DEBUG = False
SECRET_KEY = environment.secret_key(os.environ)
ALLOWED_HOSTS = environment.allowed_hosts(os.environ)
DATABASES = {"default": environment.database(os.environ)}
POBRATIM_HOME = environment.home_party(os.environ)

POBRATIM_OPEN_READING = environment.open_reading(os.environ)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "pobratim.storage",
    "pobratim.desk",
    "pobratim.web",
]
AUTH_USER_MODEL = "desk.Account"
LOGIN_URL = "account_login"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "pobratim.web.middleware.own_content_only",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pobratim.web.access.Guard",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "pobratim.web.urls"
WSGI_APPLICATION = "pobratim.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pobratim.web.context.site",
            ],
            "builtins": ["pobratim.web.templatetags.wording", "pobratim.web.templatetags.pages"],
        },
    }
]

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
TIME_ZONE = "Europe/Moscow"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86400  # a page names a file together with its fingerprint, so a day is safe

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
        "django.security.DisallowedHost": {"handlers": ["terminal"], "level": "CRITICAL", "propagate": False},
    },
}
