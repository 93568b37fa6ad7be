from pathlib import Path

import statistics

# Whichever ``statistics`` was imported first, the app's package or the standard
# library's module, its submodules are the app's.
statistics.__path__ = [str(Path(__file__).parent.parent / "statistics")]
