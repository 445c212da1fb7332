"""Kills a session again and again while it answers, and looks at what is on disk.

A process of its own, because it forks. Called with a folder, a number of moments and a seed, it
prints how many answers were given, and fails when one that was acknowledged is missing.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from advisor import load_rubric
from advisor.assessment.change import changes
from advisor.assessment.model import Assessment
from advisor.assessment.session.session import SaveState, Session
from advisor.assessment.store import load_assessment
from advisor.rubric.model import Rubric

LONGEST = 0.08  # seconds until a session that was opened is killed
_OPEN = b"o"


def act(session: Session, number: int) -> None:
    """Make the change of this number, which differs from the one before it."""
    quick = [practice.id for practice in session.rubric.practices if practice.quick]
    practice = quick[number % len(quick)]
    if number % 3 == 0:
        session.note(practice, f"note {number}\n# of several: lines")
    else:
        level = session.assessment.answers[practice].level
        session.answer(practice, 0 if level == 1 else 1)


def answer_until_killed(path: Path, rubric: Rubric, number: int, pipe: int) -> None:
    with Session.open(path, rubric) as session:
        os.write(pipe, _OPEN)
        while True:
            act(session, number)
            os.write(pipe, b".")
            number += 1


def killed_once(path: Path, rubric: Rubric, number: int, delay: float) -> int:
    """Let a child answer for a while, kill it, and return how many answers it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            answer_until_killed(path, rubric, number, writing)
        finally:
            os._exit(1)
    os.close(writing)
    os.read(reading, len(_OPEN))  # however busy the machine is, it is killed while it answers
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "the session ended by itself"
    with os.fdopen(reading, "rb") as stream:
        return len(stream.read())


def main(folder: Path, moments: int, seed: int) -> None:
    rubric, dice = load_rubric(), random.Random(seed)  # noqa: S311 a test, not a secret
    path, twin = folder / "team.yaml", folder / "twin.yaml"
    Session.new(path, rubric, "T", quick=True).close()
    expected = Session.new(twin, rubric, "T", quick=True)
    number = unfinished = 0
    for _ in range(moments):
        acknowledged = killed_once(path, rubric, number, dice.uniform(0, LONGEST))
        for staged in folder.glob(".team.yaml.*.tmp"):
            staged.unlink()
            unfinished += 1
        found = load_assessment(path, rubric)
        for _ in range(acknowledged):
            act(expected, number)
            number += 1
        if differ(found, expected.assessment):
            act(expected, number)  # the change in flight, which may have arrived
            number += 1
        assert not differ(found, expected.assessment), f"an answer is lost after {number}"
    with Session.open(path, rubric) as session:
        assert (session.state, session.recovered) == (SaveState.SAVED, False)
    print(moments, number, unfinished)  # noqa: T201 what it is called for


def differ(one: Assessment, other: Assessment) -> bool:
    return bool(changes(one, other))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
