"""An assessment that is being answered: every change is on disk before the call returns."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from advisor.assessment.change import Change, net, parts, same
from advisor.assessment.entered_values import checked
from advisor.assessment.model import Assessment
from advisor.assessment.session.answers_file import AnswersFile
from advisor.assessment.session.autosave import Autosave, SaveState, read_answers
from advisor.assessment.session.edit import Edits, Revision
from advisor.assessment.session.history import History, UndoStep, repeated, step_of
from advisor.assessment.session.lock import Lock
from advisor.assessment.session.merge import Conflict, Whose, rebased
from advisor.assessment.template import answers_template
from advisor.document.operating_system import can_lock
from advisor.document.read import LARGEST, decoded, read_bytes
from advisor.errors import ContentError, Location, OutputError, UsageError
from advisor.frozen import dataclass
from advisor.rubric.catalogue import find_rubric
from advisor.rubric.model import Rubric
from advisor.translation import sentence

__all__ = ["Conflict", "DiskChange", "SaveState", "Session"]

_TEAM = "Our team"
_NO_LOCKS = sentence(
    "This system cannot tell who else has the file open; what others save is merged or asked about."
)


@dataclass(frozen=True, kw_only=True)
class DiskChange:
    """What somebody else's change of the file led to: parts taken over, and contradictions."""

    message: str
    merged: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


class Session(Edits):
    """One answers file, open for answering; for one thread at a time.

    `recovered` tells whether answers came back that an earlier session could not save,
    `busy_elsewhere` names another session that has the file open, `moved` is what the last undo or
    redo changed, with what came from others.
    """

    def __init__(self, file: AnswersFile, rubric: Rubric | None, data: bytes) -> None:
        text = read_answers(data, file.path, rubric)
        self.rubric = text.rubric
        self.recovered = False
        self.busy_elsewhere: str | None = None
        self.moved: tuple[Change, ...] = ()
        self._lock: Lock | None = None
        self._file = file
        self._autosave = Autosave(file, text, self.rubric)
        self._history = History()
        self.quick = self._holds_quick()

    @classmethod
    def open(
        cls,
        path: str | Path,
        rubric: Rubric | None,
        *,
        read_only: bool = False,
        require: Callable[[str], None] | None = None,
    ) -> Self:
        """Open a file by the rubric given or the one it names, or one its first change will create.

        A file that another session has open is opened for reading only. Answers that an earlier
        session could not save are restored. `require` is given where the file has to be there, and
        refuses a text that is something else. Raises AdvisorError when the file cannot be used.
        """
        file = AnswersFile(Path(path))
        file.load()
        if file.seen is None and (read_only or require):
            read_bytes(path)  # it says why there is nothing to show
        if file.seen is not None and require:
            require(decoded(file.seen, path))
        data = _template(rubric or find_rubric()) if file.seen is None else file.seen
        session = cls(file, rubric, data)
        session._start(read_only=read_only)
        return session

    @classmethod
    def new(cls, path: str | Path, rubric: Rubric, team_name: str, quick: bool) -> Self:
        """Start a file, with the practices of the quick assessment or all, none answered.

        Raises AdvisorError when there is such a file already, or the team has no name.
        """
        if quick and not any(practice.quick for practice in rubric.practices):
            raise UsageError(
                sentence("{reference} has no quick assessment.", reference=rubric.reference)
            )
        name = checked(rubric, {"team": {"name": team_name}}).team.name
        file = AnswersFile(Path(path))
        file.load()
        if file.seen is not None:
            raise OutputError(
                sentence("{path} is already there", path=path),
                hint=sentence("Open it, or choose another name."),
                location=Location(file=str(path)),
            )
        session = cls(file, rubric, _template(rubric, name, quick=quick))
        session._start(read_only=False, save=True)
        return session

    def _start(self, *, read_only: bool, save: bool = False) -> None:
        lock = None if read_only else Lock.take(self.path)
        if isinstance(lock, str):
            self.busy_elsewhere = lock
            self._autosave.message = sentence(
                "Open elsewhere ({lock}): opened for reading only.", lock=lock
            )
        if read_only or self.busy_elsewhere:
            self._autosave.state = SaveState.READ_ONLY
            return
        self._lock = lock if isinstance(lock, Lock) else None
        self.recovered = self._autosave.open()
        self.quick = self._holds_quick()
        if save and not self.recovered and self.state is SaveState.SAVED:
            self._autosave.save(self._autosave.text)
        if not can_lock() and not self.message:
            self._autosave.message = _NO_LOCKS

    def _holds_quick(self) -> bool:
        """Tell whether the file lists what the quick assessment asks, and no more."""
        quick = {practice.id for practice in self.rubric.practices if practice.quick}
        return bool(quick) and set(self.assessment.answers) == quick

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
        return self._autosave.text.assessment

    @property
    def text(self) -> str:
        """The answers file as it stands, saved or not."""
        return str(self._autosave.text)

    @property
    def state(self) -> SaveState:
        """How the assessment stands to the file."""
        return self._autosave.state

    @property
    def message(self) -> str:
        """What the user must know of the state, or nothing."""
        return self._autosave.message

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What `resolve` is to decide."""
        return self._autosave.conflicts

    @property
    def taken_over(self) -> tuple[Change, ...]:
        """What the last change or look at the file took over from somebody else."""
        return self._autosave.taken_over

    @property
    def unsaved(self) -> bool:
        """Whether the file lacks answers that are here; `message` says where they are kept."""
        return self._autosave.unsaved

    def close(self) -> None:
        """Let other sessions have the file."""
        if self._lock:
            self._lock.release()
            self._lock = None

    def take_over(self) -> None:
        """Write to a file that another session has open; both merge what the other writes."""
        if self.state is not SaveState.READ_ONLY:
            return
        lock = Lock.take_over(self.path)
        self._lock = lock if isinstance(lock, Lock) else None
        self.busy_elsewhere = None
        self._autosave.state, self._autosave.message = SaveState.SAVED, ""
        self._autosave.follow()
        self.recovered = self._autosave.open()

    @contextmanager
    def together(self, seen: Assessment | None = None) -> Iterator[Revision]:
        """Collect changes in a draft, and make them one: saved at once, and undone at once.

        `seen` is the assessment that the user had in view while writing. What somebody else
        changed in it since is kept, and becomes a conflict where the user changed it too.
        """
        draft = Revision(self.rubric, self.assessment if seen is None else seen)
        yield draft
        self._make(draft.description, draft.made)

    def undo(self) -> str | None:
        """Take the last change back and return what it was; None when there is none."""
        said = self._move(self._history.done, self._history.undone)
        self.moved = self.moved[::-1]  # told in the order in which they were made
        return said

    def redo(self) -> str | None:
        """Make the last undone change again and return what it is; None when there is none."""
        return self._move(self._history.undone, self._history.done)

    def check_disk(self) -> DiskChange | None:
        """Take over what somebody else changed in the file; None when there is nothing to tell."""
        self._look_for_others()
        before = self.assessment, self.state, self.conflicts, self.message
        self._autosave.follow()
        if before == (self.assessment, self.state, self.conflicts, self.message):
            return None
        return DiskChange(
            message=self.message,
            merged=self.taken_over,
            conflicts=self.conflicts,
        )

    def resolve(self, choices: Mapping[str, Whose]) -> None:
        """Settle conflicts, by their id, in favour of "mine" or "theirs", and save.

        Those left out stay. Undo then turns to the other side. Raises AdvisorError for any other
        choice.
        """
        if not set(choices.values()) <= {"mine", "theirs"}:
            raise UsageError(sentence("a conflict is settled by `mine` or `theirs`"))
        self._require_leave()
        chosen = [conflict for conflict in self.conflicts if conflict.id in choices]
        self._autosave.settle(choices)
        now = parts(self.assessment)
        ways_back = [conflict.against(choices[conflict.id]) for conflict in chosen]
        turned = tuple(way for way in ways_back if same(way.before, now.get(way.part)))
        if turned:
            _, step = step_of(self._autosave.text, "settled", turned)
            self._history.add(step.reverse)

    def _make(self, description: str, made: tuple[Change, ...]) -> None:
        """Change the present assessment as the user changed the one that was in view."""
        self._require_leave()
        wanted, contested = rebased(made, self.assessment, self.rubric)
        own = (*wanted, *(conflict.in_favour("mine") for conflict in contested))
        if not own:
            return
        text, step = step_of(self._autosave.text, description, own)
        if len(str(text).encode()) > LARGEST:
            raise ContentError(
                sentence("the file would become too large"), hint=sentence("Shorten the text.")
            )
        self._history.add(step)
        seen = {change.part: change.before for change in made}
        back = [replace(c.in_favour("mine"), after=seen[c.part]) for c in contested]
        self._autosave.save(text, back)

    def _move(self, source: list[UndoStep], target: list[UndoStep]) -> str | None:
        self._require_leave()
        self.moved = ()
        if not source:
            return None
        step = source.pop().reverse
        target.append(step)
        text, made = repeated(self._autosave.text, step)
        self._autosave.save(text)
        self.moved = net((*made, *self.taken_over))
        return step.description

    def _look_for_others(self) -> None:
        if self._lock:
            self.busy_elsewhere = self._lock.taken_by
        elif self.busy_elsewhere:
            lock = Lock.take(self.path)
            self.busy_elsewhere = lock if isinstance(lock, str) else None
            if isinstance(lock, Lock):
                lock.release()

    def _require_leave(self) -> None:
        if self.state is SaveState.READ_ONLY:
            raise OutputError(
                sentence("{path} is open for reading only", path=self.path),
                hint=self.message or None,
            )


def _template(rubric: Rubric, team: str = _TEAM, *, quick: bool = False) -> bytes:
    today = date.today()  # noqa: DTZ011 the team's own calendar day is meant
    return answers_template(rubric, day=today, team=team, quick=quick).encode()
