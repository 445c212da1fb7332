"""The command line, as a test calls it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from advisor.cli.command_line import run
from tests.build import answers_text
from tests.rubric.sound import SOUND, edited


@dataclass(frozen=True)
class Outcome:
    """What one command line did."""

    code: int
    out: str
    err: str


Advisor = Callable[..., Outcome]
Answers = Callable[..., list[str]]


@pytest.fixture
def advisor(capsys: pytest.CaptureFixture[str]) -> Advisor:
    """Return a function that runs one command line within this process."""

    def call(*arguments: str | Path) -> Outcome:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    """Return a function that writes answers for the sound rubric and names both files."""

    def write(given: dict[str, Any] | None = None, **more: Any) -> list[str]:
        file = tmp_path / "answers.json"
        file.write_text(answers_text(edited({}), given or {}, **more))
        return [str(file), "--rubric", str(SOUND)]

    return write
