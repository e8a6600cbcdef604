"""The site's settings. DEBUG is always off; everything variable comes from the environment, read strictly.

In: the environment. Out: Django's settings. Not here: how a variable is read and refused (`environment.py`,
`environment_accounts.py`).
"""

import os
from datetime import timedelta
from pathlib import Path

from . import environment, environment_accounts

DEBUG = False
SECRET_KEY = environment.secret_key(os.environ)
ALLOWED_HOSTS = environment.allowed_hosts(os.environ)
DATABASES = {"default": environment.database(os.environ)}
POBRATIM_HOME = environment.home_party(os.environ)

POBRATIM_OPEN_READING = environment_accounts.open_reading(os.environ)
POBRATIM_FETCH = environment.fetching(os.environ)
POBRATIM_SECOND_FACTOR = environment_accounts.second_factor(os.environ)
POBRATIM_SINGLE_SIGN_ON = environment_accounts.single_sign_on(os.environ)
POBRATIM_PROXIES = environment_accounts.proxies(os.environ)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "pobratim.storage",
    "pobratim.desk",
    "pobratim.web",  # before the libraries: its templates stand in for theirs
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
]
MIDDLEWARE = [
    "pobratim.web.middleware.behind_proxies",
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
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pobratim.web.middleware.who_acts",
    "pobratim.web.access.Guard",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
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

AUTH_USER_MODEL = "desk.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
_ENCRYPTED = environment_accounts.encrypted(os.environ)
SESSION_COOKIE_AGE = 14 * 24 * 3600  # where «remember me» is ticked; else the session ends with the browser
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _ENCRYPTED
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _ENCRYPTED
CSRF_FAILURE_VIEW = "pobratim.web.views.errors.stale_form"
CSRF_TRUSTED_ORIGINS = environment_accounts.trusted_origins(os.environ)

ACCOUNT_ADAPTER = "pobratim.web.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]  # nobody signs up; the library asks for it
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGOUT_REDIRECT_URL = "home"  # by name, so that the language stays
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session goes on, the others end
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "login": "pobratim.web.account_forms.SignIn",
    "reauthenticate": "pobratim.web.account_forms.Reauthenticate",
    "change_password": "pobratim.web.account_forms.ChangePassword",
    "set_password": "pobratim.web.account_forms.SetPassword",
    "reset_password": "pobratim.web.account_forms.AskReset",
    "reset_password_from_key": "pobratim.web.account_forms.ResetPassword",
}
SOCIALACCOUNT_ADAPTER = "pobratim.web.adapters.SingleSignOn"
SOCIALACCOUNT_PROVIDERS = environment_accounts.providers(POBRATIM_SINGLE_SIGN_ON)
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = True
MFA_ADAPTER = "pobratim.web.adapters.SecondFactor"
MFA_FORMS = {
    "authenticate": "pobratim.web.account_forms.SecondStep",
    "reauthenticate": "pobratim.web.account_forms.SecondStepAgain",
    "activate_totp": "pobratim.web.account_forms.SecondStepOn",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Pobratim"
MFA_TOTP_TOLERANCE = 1  # a code of half a minute ago, for people who type slowly
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # who waits is let in at the told time
AXES_USERNAME_CALLABLE = "pobratim.web.lockout.username"
AXES_CLIENT_IP_CALLABLE = "pobratim.web.middleware.address_of"
AXES_LOCKOUT_CALLABLE = "pobratim.web.lockout.locked"
AXES_SENSITIVE_PARAMETERS = ["login", "password", "oldpassword", "password1", "password2", "code"]
AXES_DISABLE_ACCESS_LOG = True  # the audit trail holds it
AXES_VERBOSE = False

_MAIL = environment_accounts.mail(os.environ)
EMAIL_HOST, EMAIL_PORT, DEFAULT_FROM_EMAIL = _MAIL.host, _MAIL.port, _MAIL.sender
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.scheme == "smtp+tls", _MAIL.scheme == "smtps"
EMAIL_TIMEOUT = 10

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
        "axes": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        "waitress.queue": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
    },
}
