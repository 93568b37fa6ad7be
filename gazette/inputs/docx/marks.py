"""The names of WordprocessingML that matter to what a reader sees."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

DELETED = (f"{W}del", f"{W}moveFrom")
INSERTED = (f"{W}ins", f"{W}moveTo")
OFF = ("0", "false", "off", "none")


def value(element, name: str, default: str = "") -> str:
    """The ``w:val`` of the child ``name`` of ``element``."""
    child = None if element is None else element.find(f"{W}{name}")
    return default if child is None else child.get(f"{W}val", default)


def is_on(element, name: str) -> bool | None:
    """Whether the toggle ``name`` is on; ``None`` where nothing is said."""
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "1") not in OFF


def whole_number(text: str | None, default: int = 0) -> int:
    try:
        return int(text)
    except (TypeError, ValueError):
        return default
