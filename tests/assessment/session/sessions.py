"""A session on a file of its own, and what may befall it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from advisor.assessment.model import Answer, Assessment
from advisor.assessment.session.session import SaveState, Session
from advisor.assessment.store import load_assessment
from tests.assessment.files import HEAD
from tests.assessment.written import PRACTICES
from tests.strategies import shipped

FIRST, SECOND, THIRD = PRACTICES[:3]
TEXT = f"""\
# Ours
{HEAD}answers:
  # the first
  {FIRST}: 1   # since May
  {SECOND}:
    level: 0
    # who said it
    note: some words
"""


def opened(path: Path, **more: Any) -> Session:
    return Session.open(path, shipped(), **more)


def state(session: Session) -> SaveState:
    """Return the state at this moment, about which a type checker should not reason."""
    return session.state


def written(folder: Path, text: str = TEXT) -> Path:
    """Return a new answers file."""
    path = folder / "team.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def on_disk(path: Path) -> Assessment:
    return load_assessment(path, shipped())


def level(assessment: Assessment, practice: str) -> int | str | None:
    return assessment.answers.get(practice, Answer()).level


@contextmanager
def failing(folder: Path, call: str, number: int) -> Iterator[None]:
    """Let a system call fail for all files in a folder: `open`, `fsync`, `replace` or `stat`."""

    def broken(real: Callable[..., Any]) -> Callable[..., Any]:
        def act(what: Any, *args: Any, **more: Any) -> Any:
            link = Path(f"/proc/self/fd/{what}")
            path = str(link.readlink() if isinstance(what, int) else what)
            if path.startswith(str(folder)):
                raise OSError(number, os.strerror(number), path)
            return real(what, *args, **more)

        return act

    holder = os if call == "fsync" else Path
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(holder, call, broken(getattr(holder, call)))
        yield
