"""Answers files of one team as they stood on several days, and a repository that holds them."""

import os
import subprocess
from pathlib import Path
from typing import Any

from tests.build import answers_text
from tests.rubric.sound import edited

RECORD = {"kind": "record", "ref": "log"}


def text(day: str, level: int, /, **more: Any) -> str:
    """Return answers by the sound rubric as of a day, all at a level, half of them shown."""
    shown = {"level": level, "evidence": [{**RECORD, "expires_on": "2027-03-01"}]}
    given = {"answering.rota": shown, "answering.alerts": level}
    return answers_text(edited({}), given, **{"assessed_on": day, **more})


def write(place: Path, **files: str) -> Path:
    """Write files by the name before `.json`, and return their folder."""
    for name, content in files.items():
        (place / f"{name}.json").write_text(content, encoding="utf-8")
    return place


def git(place: Path, *arguments: str, day: str = "2026-01-01") -> None:
    """Run git as somebody who commits on a day."""
    who = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")
    when = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    command = ["git", *who, *arguments]
    subprocess.run(command, cwd=place, check=True, capture_output=True, env={**os.environ, **when})


def commit(place: Path, day: str, content: str, name: str = "team.json") -> None:
    """Commit a file as it stood on a day."""
    (place / name).write_text(content, encoding="utf-8")
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", "state", day=day)
