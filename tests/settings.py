"""The project's settings for its tests: a folder of their own, quick passwords, no HTTPS."""

import os
from tempfile import TemporaryDirectory

_folder = TemporaryDirectory(prefix="gongbao-tests-")
os.environ |= {
    "SECRET_KEY": "only for the tests, and as long as one that is in use: 0123456789",
    "DEBUG": "0",
    "HTTPS": "0",
    "VAR_DIR": _folder.name,
}
for name in ("SECRET_KEY_FILE", "SQLITE_PATH"):
    os.environ.pop(name, None)

from config.settings import *

STATIC_ROOT.mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
# In a file, as in use: in memory, all threads of the live server would share one connection.
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
