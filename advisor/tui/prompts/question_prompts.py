"""The same questions as plain prompts, for screen readers and terminals that cannot draw."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from advisor.assessment.model import UNKNOWN
from advisor.rubric.model import Practice, Rubric
from advisor.translation import counted, sentence
from advisor.tui.prompts.conflict_prompts import settle
from advisor.tui.prompts.criteria_prompts import (
    answered_so_far,
    criteria_lines,
    numbered,
    turns,
)
from advisor.tui.prompts.entry_prompts import (
    ask_by,
    ask_evidence,
    ask_practice,
    ask_urgent,
    ask_waiver,
    attempt,
    beside,
)
from advisor.tui.prompts.team_prompts import ask_team
from advisor.tui.prompts.terminal_lines import NoMoreInputError, read, say
from advisor.tui.screens.questions.question_text import number, turned_state
from advisor.tui.workspace.live_score import say_blockers
from advisor.tui.workspace.open_workspace import open_workspace
from advisor.tui.workspace.reading_time import as_checklist
from advisor.tui.workspace.workspace import Workspace

_MOST_DIGITS = 5
_COMMANDS = sentence(
    "  a number        the level that fits: every criterion up to it, none above\n  "
    "1.2             turns that criterion: met, or not met; several with blanks\n  "
    "1.2?  1.2-      that criterion is unknown; or nothing is said of it\n  "
    "u               unknown\n  x               not applicable; asks for the "
    "reason, and who approved it\n  x 1.2           that criterion does not apply\n  "
    "n               a note; asks for its words\n  e               evidence; asks "
    "what and where\n  f               flag for discussion, or take the flag away\n  "
    "!               urgent: its lack hurt lately; or no longer\n  @               "
    "who said so\n  s or nothing    skip this question\n  b               back to "
    "the question before\n  /               find a question by its words\n  "
    "z               undo the last change\n  t               the team: its name, "
    "and the facts that decide what is asked\n  ?               these commands\n  "
    "c               settle answers that somebody else changed too\n  "
    "q               quit; everything is saved"
)


def ask_plainly(path: Path, rubric: Rubric | None, *, quick: bool = False) -> int:
    """Ask on standard input and output until all is answered or the user quits.

    Raises AdvisorError when the file cannot be used.
    """
    workspace = open_workspace(path, rubric, quick=quick)
    try:
        _Dialogue(workspace).run()
    finally:
        left = workspace.close()
        if left:
            say(left)
    return 0


class _Dialogue:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def run(self) -> None:
        workspace = self.workspace
        count = counted(
            "{n} question for {team}.",
            "{n} questions for {team}.",
            workspace.asked.asked,
            team=workspace.assessment.team.name,
        )
        say(count, str(workspace.session.path))
        if workspace.session.message:
            say(workspace.session.message)
        try:
            self._offer_to_write()
            say(sentence("After each question type one of these and press enter:"), raw=_COMMANDS)
            while self._ask(workspace.practice):
                pass
            settle(workspace.session)
        except NoMoreInputError:
            if not workspace.session.unsaved:
                say("Saved.")
            return
        say(sentence("That was the last question."), *self._left())
        name = workspace.session.path
        say("", raw=sentence("The report: advisor report {name}", name=name))

    def _offer_to_write(self) -> None:
        """Ask whether to write to a file that another session has open."""
        session = self.workspace.session
        question = sentence("Write to it here as well? y or n: ")
        if self.workspace.can_take_over and read(question) in {"y", "Y"}:
            session.take_over()
            say(sentence("Both sessions take over what the other writes."))

    def _left(self) -> Iterator[str]:
        """Yield what was passed over, and what blocks, asked or not."""
        progress, unasked = self.workspace.asked, len(self.workspace.not_asked)
        if progress.settled < progress.asked:
            left = progress.asked - progress.settled
            yield counted("{n} question left open.", "{n} questions left open.", left)
        yield f"{say_blockers(self.workspace.standing)}."
        if unasked:
            yield sentence("Not among the quick questions: {unasked} of them.", unasked=unasked)

    def _ask(self, practice: Practice) -> bool:
        """Ask one question; tell whether there is another."""
        self._follow()
        self._show(practice)
        while True:
            top = self.workspace.rubric.top
            more = ", c" if self.workspace.session.conflicts else ""
            one = next(iter(numbered(self.workspace, practice)), "")
            turn = f"{one} …, " if one else ""
            typed = read(
                sentence(
                    "Answer 0 to {top}, {turn}u, x, n, e, b, s{more}, q or ?: ",
                    top=top,
                    turn=turn,
                    more=more,
                )
            ).lower()
            moved = self._obey(practice, typed)
            if moved is not None:
                return moved

    def _show(self, practice: Practice) -> None:
        workspace = self.workspace
        place = f"Question {number(workspace).replace('/', ' of ')}: {practice.title}"
        asked = () if as_checklist(practice, quick=workspace.quick) else (practice.question,)
        why = () if workspace.quick else (practice.why,)
        say("", place, *asked, *why)
        for told in criteria_lines(workspace, practice):
            say(told)
        left_out = workspace.exclusion(practice)
        if left_out:
            say(sentence("This is left out: {left_out}", left_out=left_out))
        said = answered_so_far(workspace, practice)
        if said:
            say(sentence("Answered so far: {said}", said=said))
        say(*beside(workspace, practice))

    def _obey(self, practice: Practice, typed: str) -> bool | None:
        """Do what was typed; tell whether there is another question, None to ask this again."""
        if typed.isascii() and typed.isdecimal() and len(typed) < _MOST_DIGITS:
            return self._answer(practice, int(typed))
        numbers = numbered(self.workspace, practice)
        turned = turns(typed, numbers)
        if turned:
            return self._turn(practice, turned)
        if typed.startswith("x ") and (name := numbers.get(typed[2:].strip())):
            return self._leave_out(practice, name)
        commands: dict[str, Callable[[], bool | None]] = {
            "u": lambda: self._answer(practice, UNKNOWN),
            "x": lambda: self._leave_out(practice, None),
            "n": lambda: self._note(practice),
            "e": lambda: self._aside(lambda: ask_evidence(self.workspace, practice)),
            "f": lambda: self._flag(practice),
            "!": lambda: self._aside(lambda: ask_urgent(self.workspace, practice)),
            "@": lambda: self._aside(lambda: ask_by(self.workspace, practice)),
            "/": self._find,
            "z": self._undo,
            "t": lambda: self._aside(lambda: ask_team(self.workspace)),
            "s": lambda: self._step(1),
            "": lambda: self._step(1),
            "b": lambda: self._step(-1),
            "c": self._settle,
            "?": lambda: say("", raw=_COMMANDS),
            "q": _leave,
        }
        if typed not in commands:
            say(sentence("`{typed}` is none of the answers; ? lists them.", typed=typed[:40]))
            return None
        return commands[typed]()

    def _answer(self, practice: Practice, level: int | str) -> bool | None:
        if not attempt(lambda: self.workspace.answer(practice.id, level)):
            return None
        self._tell()
        say(self.workspace.news)
        return self._step(1)

    def _turn(self, practice: Practice, turned: Sequence[tuple[str, str]]) -> bool | None:
        """Turn criteria, and show what is answered of all of them now."""
        for name, sign in turned:
            score = self.workspace.scored(practice.id).criterion(name)
            state = {"?": "unknown", "-": None}.get(sign, turned_state(score.state))
            attempt(lambda name=name, state=state: self.workspace.turn(practice.id, name, state))  # type: ignore[misc] # bound per criterion
        self._tell()
        for told in criteria_lines(self.workspace, practice):
            say(told)
        say(self.workspace.news)
        return None

    def _leave_out(self, practice: Practice, name: str | None) -> bool | None:
        waiver = ask_waiver()
        if not attempt(lambda: self.workspace.leave_out(practice.id, name, waiver)):
            return None
        self._tell()
        say(self.workspace.news)
        return self._step(1) if name is None else None

    def _note(self, practice: Practice) -> None:
        had = self.workspace.answer_to(practice.id).note
        note = read(sentence("Note (nothing takes it away): ") if had else "Note: ")
        if attempt(lambda: self.workspace.session.note(practice.id, note or None)):
            self._tell()
            say(
                sentence("Note taken.")
                if note
                else sentence("Note taken away.")
                if had
                else sentence("No note.")
            )

    def _aside(self, ask: Callable[[], None]) -> None:
        """Ask something else of the team, and settle what contradicts it."""
        ask()
        self._tell()

    def _flag(self, practice: Practice) -> None:
        """Set the flag, or take it away."""
        session, on = self.workspace.session, not self.workspace.is_flagged(practice.id)
        if attempt(lambda: session.flag(practice.id, on)):
            self._tell()
            say(sentence("Flagged for discussion.") if on else sentence("Flag taken away."))

    def _find(self) -> bool | None:
        """Go to a question that is found; tell whether there was one."""
        found = ask_practice(self.workspace)
        if found is None:
            return None
        self.workspace.news = ""
        self.workspace.go_to(found)
        if self.workspace.news:
            say(self.workspace.news)
        return True

    def _undo(self) -> bool | None:
        """Take the last change back, and show the question anew."""
        done: list[bool] = []
        if not attempt(lambda: done.append(self.workspace.step("undo"))):
            return None
        self._tell()
        say(self.workspace.news)
        return True if done[0] else None

    def _tell(self) -> None:
        """Say what the team must know of the file, and settle what contradicts an answer."""
        if self.workspace.message:
            say(self.workspace.message)
        if self.workspace.has_new_conflicts():
            settle(self.workspace.session)

    def _settle(self) -> None:
        if not self.workspace.session.conflicts:
            say(sentence("Nobody else changed an answer of yours."))
        settle(self.workspace.session)

    def _follow(self) -> None:
        """Notice what somebody else changed in the file meanwhile."""
        change = self.workspace.session.check_disk()
        if change is not None:
            self.workspace.note_others(change.merged)
            self._tell()

    def _step(self, by: int) -> bool:
        following = self.workspace.beside(by)
        if following is None:
            if by < 0:
                say(sentence("This is the first question."))
            return by < 0
        self.workspace.here = following
        return True


def _leave() -> bool:
    raise NoMoreInputError
