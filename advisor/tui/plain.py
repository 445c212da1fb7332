"""The same questions as plain prompts, for screen readers and terminals that cannot draw."""

import sys
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN
from advisor.errors import AdvisorError
from advisor.plain_text import plain
from advisor.rubric.model import Practice, Rubric
from advisor.tui.opening import open_workspace
from advisor.tui.order import neighbour
from advisor.tui.standing import say_blockers
from advisor.tui.told import say_level
from advisor.tui.workspace import Workspace

_WIDTH = 78
_COMMANDS = """\
  a number        the level that fits
  u               unknown
  x               not applicable; asks for the reason
  n               a note; asks for its words
  s or nothing    skip this question
  b               back to the question before
  ?               these commands
  q               quit; everything is saved"""


class _LeaveError(Exception):
    """No more questions are wanted."""


def ask_plainly(path: Path, rubric: Rubric | None, *, quick: bool = False) -> int:
    """Ask on standard input and output until all is answered or the user quits.

    Raises AdvisorError when the file cannot be used.
    """
    workspace = open_workspace(path, rubric, quick=quick)
    try:
        _Dialogue(workspace).run()
    finally:
        workspace.remember()
        workspace.session.close()
    return 0


class _Dialogue:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def run(self) -> None:
        workspace = self.workspace
        count = len(workspace.practices)
        _say(
            f"{count} questions for {workspace.assessment.team.name}.", str(workspace.session.path)
        )
        if workspace.session.message:
            _say(workspace.session.message)
        _say("After each question type one of these and press enter:", raw=_COMMANDS)
        try:
            while self._ask(workspace.practice):
                pass
        except _LeaveError:
            _say("Saved.")
            return
        _say(f"That was the last question. {say_blockers(workspace.standing)}.")
        name = workspace.session.path
        _say("", raw=f"The report: advisor report {name}")

    def _ask(self, practice: Practice) -> bool:
        """Ask one question; tell whether there is another."""
        self._show(practice)
        while True:
            top = self.workspace.rubric.top
            typed = _read(f"Answer 0 to {top}, u, x, n, b, s, q or ?: ").lower()
            moved = self._obey(practice, typed)
            if moved is not None:
                return moved

    def _show(self, practice: Practice) -> None:
        workspace = self.workspace
        ids = [item.id for item in workspace.practices]
        place = f"Question {ids.index(practice.id) + 1} of {len(ids)}: {practice.title}"
        _say("", place, practice.question, practice.why)
        for level, text in sorted(practice.levels.items()):
            _say(f"{level}: {text}")
        left_out = workspace.exclusion(practice)
        if left_out:
            _say(f"This is left out: {left_out}")
        answer = workspace.answer_to(practice.id)
        if answer.level is not None:
            _say(f"Answered so far: {say_level(answer.level)}")
        if answer.note:
            _say(f"Note: {answer.note}")

    def _obey(self, practice: Practice, typed: str) -> bool | None:
        """Do what was typed; tell whether there is another question, None to ask this again."""
        if typed.isascii() and typed.isdecimal():
            return self._answer(practice, int(typed))
        commands: dict[str, Callable[[], bool | None]] = {
            "u": lambda: self._answer(practice, UNKNOWN),
            "x": lambda: self._answer(practice, NOT_APPLICABLE, _read("Why does it not apply? ")),
            "n": lambda: self._note(practice),
            "s": lambda: self._step(1),
            "": lambda: self._step(1),
            "b": lambda: self._step(-1),
            "?": lambda: _say("", raw=_COMMANDS),
            "q": _leave,
        }
        if typed not in commands:
            _say(f"`{typed[:40]}` is none of the answers; ? lists them.")
            return None
        return commands[typed]()

    def _answer(
        self, practice: Practice, level: int | str, reason: str | None = None
    ) -> bool | None:
        try:
            self.workspace.answer(practice.id, level, reason)
        except AdvisorError as error:
            problem = error.problems[0]
            _say(problem.message, problem.hint or "")
            return None
        self._tell()
        _say(self.workspace.news)
        return self._step(1)

    def _note(self, practice: Practice) -> None:
        try:
            self.workspace.session.note(practice.id, _read("Note: ") or None)
        except AdvisorError as error:
            _say(str(error))
        else:
            self._tell()
            _say("Note saved.")

    def _tell(self) -> None:
        if self.workspace.session.message:
            _say(self.workspace.session.message)

    def _step(self, by: int) -> bool:
        following = neighbour(self.workspace.practices, self.workspace.here, by)
        if following is None:
            if by < 0:
                _say("This is the first question.")
            return by < 0
        self.workspace.here = following
        return True


def _leave() -> bool:
    raise _LeaveError


def _say(*texts: str, raw: str = "") -> None:
    rows: Iterable[str] = (row for text in texts for row in _wrapped(text))
    sys.stdout.write("".join(f"{row}\n" for row in [*rows, *([raw] if raw else [])]))
    sys.stdout.flush()


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(plain(text), _WIDTH, break_on_hyphens=False) or [""]


def _read(prompt: str) -> str:
    sys.stdout.write(prompt)
    sys.stdout.flush()
    typed = sys.stdin.readline()
    if not typed:
        raise _LeaveError
    return typed.strip()
