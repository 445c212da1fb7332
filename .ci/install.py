"""Runs `pip install` and says in a few lines what comes and how far it is.

Called as install.py SIZE ARGUMENT… All that pip says is shown only when it fails.
"""

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

_ARRIVAL = re.compile(r"^\s*(Downloading|Using cached) \S+(?: \(([\d.]+) ([kMG]?B)\))?")
_MEGABYTES = {"B": 1e-6, "kB": 1e-3, "MB": 1.0, "GB": 1e3}
_STEP = 25  # MB between two lines
_UNQUOTED = '"$`\\'
_LAUNCHER = """#!/bin/sh
exec "$(dirname -- "$(readlink -f -- "$0")")/python" -P -m advisor "$@"
"""


def follow(lines: Iterable[str]) -> Iterable[str]:
    """Yield what a person wants to know of the lines that pip prints."""
    packages, megabytes, told = 0, 0.0, 0.0
    for line in lines:
        if found := _ARRIVAL.match(line):
            packages += ".metadata" not in line
            megabytes += float(found[2] or 0) * _MEGABYTES[found[3] or "B"]
        elif line.startswith("Installing collected packages"):
            yield f"  unpacking {line.count(',') + 1} packages …"
        if megabytes >= told + _STEP:
            told = megabytes
            yield f"  {megabytes:.0f} MB, {packages} packages"


def main(size: str, *arguments: str) -> int:
    """Install, and return pip's exit code."""
    print(f"Installing Python packages into {sys.prefix}: {size} …", flush=True)
    said: list[str] = []

    def kept(lines: Iterable[str]) -> Iterable[str]:
        for line in lines:
            said.append(line)
            yield line

    # Without the standard way of building, older pips expand what looks like a variable in a path.
    options = ["--progress-bar=off", "--use-pep517"]
    command = [sys.executable, "-m", "pip", "install", *options, *arguments]
    with subprocess.Popen(  # noqa: S603 our own pip
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as pip:
        for text in follow(kept(pip.stdout or ())):
            print(text, flush=True)
    if pip.returncode:
        sys.stderr.writelines(said)
    elif set(sys.prefix) & set(_UNQUOTED):
        write_launcher(Path(sys.prefix) / "bin" / "advisor")
    return pip.returncode


def write_launcher(path: Path) -> None:
    """Replace the one that pip wrote, in which a shell would expand what is in the path."""
    path.write_text(_LAUNCHER, encoding="utf-8")
    path.chmod(0o755)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
