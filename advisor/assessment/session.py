"""An assessment that is being answered: every change is on disk before the call returns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from advisor.assessment import recovery
from advisor.assessment.answers_file import AnswersFile
from advisor.assessment.change import Change, changed, changes
from advisor.assessment.edit import AnswersText
from advisor.assessment.history import History, made, repeated
from advisor.assessment.judge import judged, judged_answer
from advisor.assessment.lock import Lock
from advisor.assessment.merge import Conflict, merge
from advisor.assessment.model import NOT_APPLICABLE, Answer, Assessment, Evidence
from advisor.assessment.store import open_assessment
from advisor.assessment.template import answers_template
from advisor.document.data import as_data
from advisor.document.parse import parse_document
from advisor.document.read import LARGEST, decoded
from advisor.document.save import write_refusal
from advisor.errors import AdvisorError, ContentError, Location, OutputError, UsageError
from advisor.plain_text import counted
from advisor.rubric.model import Rubric

_TEAM = "Our team"


class SaveState(StrEnum):
    """How the answers on screen stand to those on disk."""

    SAVED = "saved"
    READ_ONLY = "read_only"
    RECOVERING = "recovering"
    CONFLICT = "conflict"


@dataclass(frozen=True, kw_only=True)
class DiskChange:
    """What somebody else's change of the file led to: parts taken over, and contradictions."""

    message: str
    merged: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


class Session:
    """One answers file, open for answering. Not for use by several threads at once."""

    def __init__(self, file: AnswersFile, rubric: Rubric, text: AnswersText, lock: Any) -> None:
        self.rubric = rubric
        self.state = SaveState.SAVED
        self.message = ""
        self.recovered = False
        self.conflicts: tuple[Conflict, ...] = ()
        self.busy_elsewhere: str | None = lock if isinstance(lock, str) else None
        self._lock: Lock | None = lock if isinstance(lock, Lock) else None
        self._file = file
        self._text = text
        self._base = text.assessment
        self._history = History()
        self._unsaved = False
        self._kept = False
        quick = {practice.id for practice in rubric.practices if practice.quick}
        self.quick = bool(quick) and set(text.assessment.answers) == quick

    @classmethod
    def open(cls, path: str | Path, rubric: Rubric, *, read_only: bool = False) -> Self:
        """Open a file, or one that its first change will create.

        A file that another session has open is opened for reading only. Answers that an earlier
        session could not save are restored. Raises AdvisorError when the file cannot be used.
        """
        file = AnswersFile(Path(path))
        file.load()
        lock = None if read_only else Lock.take(file.path)
        try:
            text = _template(rubric) if file.seen is None else _parsed(file.seen, file.path, rubric)
            session = cls(file, rubric, text, lock)
            session._begin(read_only)
        except BaseException:
            if isinstance(lock, Lock):
                lock.release()
            raise
        return session

    @classmethod
    def new(cls, path: str | Path, rubric: Rubric, team_name: str, quick: bool) -> Self:
        """Start a file, with the practices of the quick assessment or all, none answered.

        Raises AdvisorError when there is such a file already, or the team has no name.
        """
        if quick and not any(practice.quick for practice in rubric.practices):
            raise UsageError(f"{rubric.reference} has no quick assessment.")
        name = judged(rubric, {"team": {"name": team_name}}).team.name
        file = AnswersFile(Path(path))
        file.load()
        if file.seen is not None:
            raise OutputError(
                f"{path} is already there",
                hint="Open it, or choose another name.",
                location=Location(file=str(path)),
            )
        text = _template(rubric, name, quick=quick)
        session = cls(file, rubric, text, Lock.take(file.path))
        if session.busy_elsewhere:
            session._begin(read_only=False)
        else:
            session._unsaved = True
            session._save()
        return session

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The answers file."""
        return self._file.path

    @property
    def assessment(self) -> Assessment:
        """The assessment as it stands, saved or not."""
        return self._text.assessment

    def close(self) -> None:
        """Let other sessions have the file."""
        if self._lock:
            self._lock.release()
            self._lock = None

    def take_over(self) -> None:
        """Write to a file that another session has open; both merge what the other writes."""
        if self.state is SaveState.READ_ONLY:
            lock = Lock.take_over(self.path)
            self._lock = lock if isinstance(lock, Lock) else None
            self.busy_elsewhere = None
            self.state, self.message = SaveState.SAVED, ""
            self._begin(read_only=False)
            self.check_disk()

    def answer(self, practice_id: str, level: int | str | None, reason: str | None = None) -> None:
        """Answer a practice: a level, unknown, not_applicable with a reason, or None for nothing.

        Note, evidence and flag stay. Raises AdvisorError, with nothing changed, when a value is
        not one the file could hold or the session may not write; so do all that follow.
        """
        if level == NOT_APPLICABLE and not (reason or "").strip():
            raise ContentError("not applicable needs a reason", hint="Say why it does not apply.")
        said = (
            "no answer" if level is None else f"level {level}" if isinstance(level, int) else level
        )
        self._answer(practice_id, said.replace("_", " "), level=level, reason=reason)

    def note(self, practice_id: str, text: str | None) -> None:
        """Set or, with blank text, remove the note of an answer."""
        self._answer(practice_id, "note", note=text if text and text.strip() else None)

    def evidence(self, practice_id: str, evidence: Iterable[Evidence | Mapping[str, Any]]) -> None:
        """Set what backs an answer."""
        self._answer(practice_id, "evidence", evidence=tuple(evidence))

    def flag(self, practice_id: str, on: bool) -> None:
        """Mark an answer for discussion, or no longer."""
        self._answer(practice_id, "flag set" if on else "flag removed", flag=on)

    def team(self, fields: Mapping[str, str | bool | None]) -> None:
        """Set the team's `name` or fields of its profile; None removes one."""
        now = {"name": self.assessment.team.name, **self.assessment.team.profile}
        team = judged(self.rubric, {"team": {**now, **fields}}).team
        self._make("team", replace(self.assessment, team=team))

    def assessed_on(self, day: date) -> None:
        """Set the day of the assessment."""
        self._make("date", replace(self.assessment, assessed_on=day))

    def capacity(self, roles: Mapping[str, float | None]) -> None:
        """Set the people of some roles, in full-time equivalents; None removes one."""
        data = {"capacity": {**self.assessment.capacity, **roles}}
        found = judged(self.rubric, data).capacity
        self._make("capacity", replace(self.assessment, capacity=found))

    def target(self, level: int | None = None, by: date | None = None) -> None:
        """Set the level to reach and the day to reach it; None removes one."""
        found = judged(self.rubric, {"target": {"level": level, "by": by}}).target
        self._make("target", replace(self.assessment, target=found))

    def kpi(self, kpi_id: str, current: float | None, target: float | None) -> None:
        """Set where a figure is and should go, in its unit; two times None removes it."""
        found = judged(self.rubric, {"kpis": {kpi_id: {"current": current, "target": target}}}).kpis
        kpis = {**self.assessment.kpis, **found}
        if current is None and target is None:
            del kpis[kpi_id]
        title = next(kpi.title for kpi in self.rubric.kpis if kpi.id == kpi_id)
        self._make(title, replace(self.assessment, kpis=kpis))

    def undo(self) -> str | None:
        """Take the last change back and return what it was; None when there is none."""
        return self._move(self._history.done, self._history.undone)

    def redo(self) -> str | None:
        """Make the last undone change again and return what it is; None when there is none."""
        return self._move(self._history.undone, self._history.done)

    def check_disk(self) -> DiskChange | None:
        """Take over what somebody else changed in the file; None when there is nothing to tell."""
        if self._lock:
            self.busy_elsewhere = self._lock.taken_by
        before = self.assessment, self.state, self.conflicts
        try:
            if not self._unsaved and not self._file.may_have_changed():
                return None
            self._follow()
        except OSError as error:
            self._recover(error)
        if before == (self.assessment, self.state, self.conflicts):
            return None
        return DiskChange(
            message=self.message,
            merged=changes(before[0], self.assessment),
            conflicts=self.conflicts,
        )

    def resolve(self, choices: Mapping[str, str]) -> None:
        """Settle conflicts, by their id, in favour of "mine" or "theirs", and save.

        Those left out stay. Raises AdvisorError for any other choice.
        """
        if not set(choices.values()) <= {"mine", "theirs"}:
            raise UsageError("a conflict is settled by `mine` or `theirs`")
        for conflict in self.conflicts:
            choice = choices.get(conflict.id)
            if choice is None:
                continue
            seen = Change(part=conflict.part, before=conflict.mine, after=conflict.theirs)
            self._base = changed(self._base, [seen])
            if choice == "theirs":
                self._text = self._text.changed(seen)
        self._save()

    def _answer(self, practice: str, what: str, **fields: Any) -> None:
        if all(practice != known.id for known in self.rubric.practices):
            judged_answer(self.rubric, practice, Answer())  # says which is meant
        old = as_data(self.assessment.answers.get(practice, Answer()))
        new = judged_answer(self.rubric, practice, {**old, **as_data(fields)})
        title = next(known.title for known in self.rubric.practices if known.id == practice)
        answers = {**self.assessment.answers, practice: new}
        self._make(f"{title}: {what}", replace(self.assessment, answers=answers))

    def _make(self, description: str, after: Assessment) -> None:
        self._require_leave()
        wanted = changes(self.assessment, after)
        if not wanted:
            return
        text, step = made(self._text, description, wanted)
        if len(str(text).encode()) > LARGEST:
            raise ContentError("the file would become too large", hint="Shorten the text.")
        self._text, self._unsaved = text, True
        self._history.add(step)
        self._save()

    def _move(self, source: list[Any], target: list[Any]) -> str | None:
        self._require_leave()
        if not source:
            return None
        step = source.pop().reverse
        target.append(step)
        self._text, self._unsaved = repeated(self._text, step), True
        self._save()
        return str(step.description)

    def _require_leave(self) -> None:
        if self.state is SaveState.READ_ONLY:
            raise OutputError(f"{self.path} is open for reading only", hint=self.message or None)

    def _begin(self, read_only: bool) -> None:
        """Find out, before the first answer, whether and what can be saved."""
        if read_only or (self.busy_elsewhere and not self._lock):
            self.state = SaveState.READ_ONLY
            if self.busy_elsewhere:
                self.message = f"Open elsewhere ({self.busy_elsewhere}): opened for reading only."
            return
        self._restore()
        refusal = write_refusal(self.path)
        if refusal and self.state is SaveState.SAVED:
            self.state = SaveState.RECOVERING
            self.message = f"{self.path} cannot be saved: {refusal}. Answers will be kept apart."

    def _restore(self) -> None:
        """Take up what an earlier session could not save."""
        kept = recovery.kept(self.path)
        if kept is None:
            return
        try:
            text = _parsed(kept.data, kept.path, self.rubric)
            base = _parsed(kept.base, kept.path, self.rubric).assessment if kept.base else None
        except AdvisorError as error:
            self.message = f"{kept.path} cannot be restored: {error}."
            return
        mine = text.assessment
        self._base = base or replace(mine, answers={}, kpis={}, capacity={})
        if self._file.seen is not None:
            self._file.seen = kept.base or b""
        self._text, self._kept, self._unsaved, self.recovered = text, True, True, True
        self._save()
        if self.state is SaveState.SAVED:
            self.message = "Answers that could not be saved last time are restored."

    def _encoded(self) -> bytes:
        return self._file.byte_order_mark + str(self._text).encode()

    def _save(self) -> None:
        """Bring the answers to disk, together with what somebody else may have written there."""
        try:
            self.message = ""
            found = self._file.read()
            if found is not None and found != self._file.seen and not self._merge(found):
                self._keep()
                return
            data = self._encoded()
            if found is None or data != found:
                self._file.write(data)
        except OSError as error:
            self._recover(error)
            return
        self._settle()

    def _settle(self) -> None:
        """Note that disk and session hold the same."""
        self._base, self._unsaved = self.assessment, False
        self.state, self.conflicts = SaveState.SAVED, ()
        if self._kept:
            recovery.discard(self.path)
            self._kept = False

    def _follow(self) -> None:
        """Do as the file on disk, which has changed, or try again to save."""
        if self._unsaved:
            self._save()
            return
        found = self._file.read()
        if found is None:
            raise FileNotFoundError(2, "it was removed", str(self.path))
        if found == self._file.seen:
            return
        state = self.state
        if self._merge(found):
            self._settle()
            self.state = state if state is SaveState.READ_ONLY else SaveState.SAVED
        elif state is SaveState.READ_ONLY:
            self.state = state
        else:
            self._keep()

    def _merge(self, found: bytes) -> bool:
        """Put what is on disk and the session's own changes together, if that is possible."""
        before = self.assessment
        try:
            theirs = _parsed(found, self.path, self.rubric)
        except AdvisorError as error:
            self.state, self.conflicts = SaveState.CONFLICT, ()
            self.message = f"Somebody changed {self.path}, which cannot be used now: {error}."
            return False
        wanted, self.conflicts = merge(self._base, before, theirs.assessment)
        if self.conflicts:
            self.state = SaveState.CONFLICT
            number = counted(len(self.conflicts), "answer differs", "answers differ")
            self.message = f"Somebody else changed {self.path}: {number}."
            return False
        for change in wanted:
            theirs = theirs.changed(change)
        self._text, self._file.seen = theirs, found
        number = counted(len(changes(before, theirs.assessment)), "change")
        self.message = f"Somebody else changed {self.path}: {number} taken over."
        return True

    def _recover(self, error: OSError) -> None:
        if self.state is not SaveState.READ_ONLY:
            self.state = SaveState.RECOVERING
        self.message = f"{self.path} cannot be saved: {error.strerror or error}."
        if self.state is SaveState.RECOVERING:
            self._keep()

    def _keep(self) -> None:
        """Keep the answers where they can be found again, and say where."""
        self._kept = True
        try:
            place = recovery.keep(self.path, self._encoded(), self._file.seen)
        except OSError:
            self.message += " They cannot be kept anywhere else: make room, and do not close this."
        else:
            self.message += f" Your answers are kept in {place}."


def _template(rubric: Rubric, team: str = _TEAM, *, quick: bool = False) -> AnswersText:
    today = date.today()  # noqa: DTZ011 the team's own calendar day is meant
    text = answers_template(rubric, day=today, team=team, quick=quick)
    return _read(text, "", rubric)


def _parsed(raw: bytes, path: Path, rubric: Rubric) -> AnswersText:
    return _read(decoded(raw, path), str(path), rubric)


def _read(text: str, name: str, rubric: Rubric) -> AnswersText:
    found = open_assessment(parse_document(text, file=name), rubric)[1]
    return AnswersText(text, found, rubric)
