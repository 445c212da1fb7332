"""What surrounds a command: the terminal, its encoding, and where it may keep things."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from advisor.cli.machine.finding import MachineFinding
from advisor.document.user_folders import cache_folder, state_folder
from advisor.translation import sentence

_NARROWEST, _LOWEST = 80, 24
_SCREENS = sentence("the screens")
_TRUE_COLOURS = {"truecolor", "24bit"}


def surroundings() -> Iterator[MachineFinding]:
    """Yield what was found of the terminal and of the user's folders."""
    size = _size()
    yield _terminal(size)
    if size is not None:
        yield _colours()
    yield _encoding()
    yield _folder(
        "state",
        sentence("State"),
        sentence("recent files, unsaved answers"),
        state_folder,
        "XDG_STATE_HOME",
    )
    yield _folder(
        "cache",
        sentence("Cache"),
        sentence("rubrics that were read before"),
        cache_folder,
        "XDG_CACHE_HOME",
    )


def _finding(name: str, title: str, serves: str, found: str, remedy: str | None) -> MachineFinding:
    """Return a finding of what is only limited where there is a remedy."""
    return MachineFinding(
        id=name,
        title=title,
        serves=serves,
        state="limited" if remedy else "ok",
        found=found,
        remedy=remedy,
    )


def _terminal(size: tuple[int, int] | None) -> MachineFinding:
    if size is None or os.environ.get("TERM") == "dumb":
        found = sentence("none here")
        remedy: str | None = sentence(
            "Run advisor in a terminal; without one, plain prompts: advisor assess F --plain"
        )
    else:
        found = sentence("{columns} × {lines}", columns=size[0], lines=size[1])
        enough = size[0] >= _NARROWEST and size[1] >= _LOWEST
        remedy = None if enough else sentence("Make the window at least 80 × 24.")
    return _finding("terminal", sentence("Terminal"), _SCREENS, found, remedy)


def _size() -> tuple[int, int] | None:
    """Return columns and lines of whatever stream is a terminal."""
    for descriptor in (1, 2, 0):
        try:
            size = os.get_terminal_size(descriptor)
        except OSError:
            continue
        return size.columns, size.lines
    return None


def _colours() -> MachineFinding:
    title, kind = sentence("Colours"), os.environ.get("TERM", "")
    if os.environ.get("NO_COLOR"):
        return _finding("colours", title, _SCREENS, sentence("none, as NO_COLOR asks"), None)
    if os.environ.get("COLORTERM", "").lower() in _TRUE_COLOURS:
        return _finding("colours", title, _SCREENS, sentence("16 million"), None)
    found = sentence("256") if "256color" in kind else sentence("16 at most")
    remedy = sentence("If the terminal can do more, run: export COLORTERM=truecolor")
    return _finding("colours", title, _SCREENS, found, remedy)


def _encoding() -> MachineFinding:
    name = (getattr(sys.__stdout__, "encoding", None) or "utf-8").lower()
    remedy = None
    if name not in {"utf-8", "utf8"}:
        remedy = sentence("Run before advisor: export PYTHONUTF8=1, or LC_ALL=C.UTF-8")
    return _finding("encoding", sentence("Encoding"), sentence("signs such as ≥"), name, remedy)


def _folder(
    name: str, title: str, serves: str, find: Callable[[], Path], variable: str
) -> MachineFinding:
    choose = sentence("Name another folder: export {variable}=FOLDER", variable=variable)
    try:
        folder = find()
    except OSError as error:
        return _finding(name, title, serves, str(error), choose)
    if _may_be_written(folder):
        return _finding(name, title, serves, str(folder), None)
    found = sentence("{folder} cannot be written", folder=folder)
    return _finding(name, title, serves, found, choose)


def _may_be_written(folder: Path) -> bool:
    """Tell whether files can be made in a folder, or the folder made where it is missing."""
    for place in (folder, *folder.parents):
        if os.path.lexists(place):
            return place.is_dir() and os.access(place, os.W_OK | os.X_OK)
    return False
