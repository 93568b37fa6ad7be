"""Government statistics: the figures that published releases state, by indicator and period."""

import sys
import sysconfig
from importlib.machinery import SourceFileLoader
from pathlib import Path

# This package hides the standard library's module of the same name from every
# importer (Django's SQLite backend is one), so it carries that module's contents.
_stdlib = Path(sysconfig.get_path("stdlib"), "statistics.py")
SourceFileLoader(__name__, str(_stdlib)).exec_module(sys.modules[__name__])
