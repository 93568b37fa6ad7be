"""Settings, from the environment (see docs/settings.md)."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))
VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY")
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set (密钥未设置). Set SECRET_KEY or SECRET_KEY_FILE, "
            "or DEBUG=1 on a developer's machine."
        )
    SECRET_KEY = "insecure-for-development-only"
elif not DEBUG and (len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10):
    raise ImproperlyConfigured(
        "SECRET_KEY is too weak (密钥太弱): it needs 50 random characters, such as "
        "python -c 'import secrets; print(secrets.token_urlsafe(50))' prints."
    )

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
HTTPS = env.flag("HTTPS", not DEBUG)

INSTALLED_APPS = [
    "core.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "import_export",
    "simple_history",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "core",
    "gazette",
    "communities",
    "personnel",
    "powers",
    "statistics",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.LanguageMiddleware",
    "core.freshness.middleware.FreshnessMiddleware",
    "django.middleware.common.CommonMiddleware",
    "core.middleware.mark_language",
    "core.bodies.close_uploads",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "core.audit.middleware.AuditMiddleware",
    "core.accounts.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.site",
            ],
        },
    },
]

DATABASES = {
    "default": env.database(
        env.text("DATABASE_URL"),
        Path(env.text("SQLITE_PATH", str(VAR_DIR / "gongbao.sqlite3"))),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What a password has to be; see core/accounts/passwords.py for the two profiles.
PASSWORD_PROFILE = env.choice("PASSWORD_PROFILE", ("mlps", "asvs"))
PASSWORD_CONTEXT_WORDS = env.words("PASSWORD_CONTEXT_WORDS")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "core.accounts.passwords.LengthValidator",
        "core.accounts.passwords.KindsValidator",
        "core.accounts.passwords.PredictableValidator",
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "core.accounts.passwords.FormerPasswordsValidator",
    )
]
AUTHENTICATION_BACKENDS = [
    "core.accounts.locking.LockBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_HANDLER = "core.accounts.locking.LockHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "core.accounts.addresses.client_ip"
AXES_LOCKOUT_CALLABLE = "core.accounts.locking.locked_page"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "token"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

OTP_REQUIRED = env.flag("OTP_REQUIRED")

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "libraries"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
    # What staff upload for import waits here, outside MEDIA_URL, until confirmed.
    "import_export": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "imports", "file_permissions_mode": 0o600},
    },
}

# PDF files that were made, by their content; those not asked for again may go.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pdf": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "pdf",
        "TIMEOUT": 30 * 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
}
# Families to set PDF files in, before those that are looked for.
PDF_FONTS = env.words("PDF_FONTS")

# A session ends after so long without anything done, and after so many hours at all.
SESSION_IDLE_MINUTES = env.number("SESSION_IDLE_MINUTES", 15)
SESSION_HOURS = env.number("SESSION_HOURS", 12)
SESSIONS_PER_USER = env.number("SESSIONS_PER_USER", 5)
SESSION_COOKIE_AGE = SESSION_HOURS * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = env.flag("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "img-src": [SELF, "data:"],
    }
}

IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
IMPORT_EXPORT_IMPORT_IGNORE_BLANK_LINES = True
IMPORT_EXPORT_TMP_STORAGE_CLASS = "import_export.tmp_storages.MediaStorage"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# What the district calls itself and its gazette, shown on every page.
# What uploads are asked before they are taken in: clamd://…, or a command.
VIRUS_SCANNER = env.text("VIRUS_SCANNER")

DISTRICT_NAME = env.text("DISTRICT_NAME", "济南市槐荫区人民政府")
GAZETTE_NAME = env.text("GAZETTE_NAME", "槐荫区人民政府公报")
# How readers reach whoever runs the site: a telephone number, an address.
SITE_CONTACT = env.text("SITE_CONTACT")

# What may be done with the data, as /data/ and the API say it; an address where it has one.
DATA_LICENCE = env.text(
    "DATA_LICENCE",
    "公文属于国家机关的决议、决定、命令和其他具有立法、行政、司法性质的文件，依照"
    "《中华人民共和国著作权法》第五条，不适用著作权法。",
)
DATA_LICENCE_URL = env.text("DATA_LICENCE_URL")

# Messages go to the console until there is a mail server; they lead to PUBLIC_URL.
PUBLIC_URL = env.text("PUBLIC_URL", "http://127.0.0.1:8000")
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_BACKEND = "django.core.mail.backends.{}.EmailBackend".format(
    "smtp" if EMAIL_HOST else "console"
)
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_STARTTLS")
EMAIL_USE_SSL = env.flag("EMAIL_TLS")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", "gongbao@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}
