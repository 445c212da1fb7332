"""A workshop on disk: whoever is told that a vote counts finds it there after any crash."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from advisor.assessment.session.lock import Lock
from advisor.assessment.votes.apply import apply, interruption
from advisor.assessment.votes.events import RoundDecided, WorkshopEnded, WorkshopEvent
from advisor.assessment.votes.journal import Journal, journal_path, replayed, unnamed_path
from advisor.assessment.votes.model import Workshop
from advisor.assessment.votes.read import read_votes
from advisor.assessment.votes.refusal import RefusedEventError
from advisor.assessment.votes.write import votes_yaml
from advisor.document.parse import load_document
from advisor.document.save import clear_staged, replace_file
from advisor.errors import Location, OutputError
from advisor.frozen import dataclass
from advisor.rubric.model import Rubric
from advisor.translation import sentence

_LONGEST_JOURNAL = 2_000  # events, after which the votes file is saved whatever they are
_SAVED_AT_ONCE = (RoundDecided, WorkshopEnded)


def votes_path(answers: str | Path) -> Path:
    """Return where the votes on an answers file stand: beside it, ``team.votes.yaml``."""
    path = Path(answers)
    return path.with_name(f"{path.stem}.votes.yaml")


@dataclass(frozen=True, kw_only=True)
class TriedEvent:
    """What became of one event: taken, or refused for a reason."""

    event: WorkshopEvent
    refused: RefusedEventError | None = None


class VotesStore:
    """One votes file with its journal, open for one workshop."""

    def __init__(self, path: Path, lock: Lock | None) -> None:
        self.path = path
        self._lock = lock
        self._generation = 0
        self._since_saved = 0
        self._journal: Journal | None = None
        self._workshop: Workshop
        self._saved: Workshop

    @classmethod
    def create(cls, path: Path, workshop: Workshop) -> Self:
        """Begin a votes file where there is none. Raises OutputError."""
        if path.exists():
            raise OutputError(
                sentence("{path} is already there", path=path),
                hint=sentence("Go on with that workshop, or move its file away."),
                location=Location(file=str(path)),
            )
        store = cls(path, _locked(path))
        with store._let_go_on_failure():
            store._start(workshop, 0)
        return store

    @classmethod
    def open(cls, path: Path, rubric: Rubric | None = None) -> Self:
        """Go on with a workshop where it was, whatever ended it. Raises AdvisorError.

        Where the program ended while the clock ran, a break is noted since the last thing known.
        """
        store = cls(path, _locked(path))
        with store._let_go_on_failure():
            saved = read_votes(load_document(path), rubric)
            workshop = replayed(path, saved.workshop, saved.generation)
            ended = interruption(workshop)
            store._start(apply(workshop, ended) if ended else workshop, saved.generation)
        return store

    def _start(self, workshop: Workshop, generation: int) -> None:
        for place in (self.path, journal_path(self.path), unnamed_path(self.path)):
            clear_staged(place)
        self._workshop, self._generation = workshop, generation
        self.save()

    @contextmanager
    def _let_go_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._let_go()
            raise

    @property
    def workshop(self) -> Workshop:
        """The workshop as it stands."""
        return self._workshop

    def record(self, *happened: WorkshopEvent) -> Workshop:
        """Have events happen, all or none, and return the workshop once the disk has them.

        Raises RefusedEventError, and OutputError where they cannot be kept.
        """
        workshop = self._workshop
        for event in happened:
            workshop = apply(workshop, event)
        self._keep(workshop, happened)
        return workshop

    def record_each(self, tried: Sequence[WorkshopEvent]) -> tuple[TriedEvent, ...]:
        """Have each event happen that is not refused; the disk is waited for once.

        Raises OutputError where they cannot be kept, and then none has happened.
        """
        workshop, outcomes = self._workshop, []
        for event in tried:
            try:
                workshop = apply(workshop, event)
            except RefusedEventError as error:
                outcomes.append(TriedEvent(event=event, refused=error))
            else:
                outcomes.append(TriedEvent(event=event))
        self._keep(workshop, [item.event for item in outcomes if item.refused is None])
        return tuple(outcomes)

    def save(self) -> None:
        """Write the votes file, and begin a new journal. Raises OutputError, and loses nothing."""
        text = votes_yaml(self._workshop, self._generation + 1)
        try:
            replace_file(self.path, text.encode())
            # From here on the file holds what the old journal does, which counts no more.
            self._generation += 1
            self._saved, self._since_saved = self._workshop, 0
            if self._journal:
                self._journal.close()
                self._journal = None
            self._journal = Journal(self.path, self._generation)
        except OSError as error:
            raise self._cannot(error) from None

    def close(self) -> None:
        """Save, and let others have the file."""
        try:
            self.save()
            if self._journal:
                with suppress(OSError):  # it holds nothing: one that stays does no harm
                    self._journal.discard()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        if self._journal:
            self._journal.close()
            self._journal = None
        if self._lock:
            self._lock.release()
            self._lock = None

    def _keep(self, workshop: Workshop, happened: Sequence[WorkshopEvent]) -> None:
        if not happened:
            return
        if self._journal is None:
            self.save()
        try:
            if self._journal:
                self._journal.keep(happened, workshop, self._saved)
        except OSError as error:
            raise self._cannot(error) from None
        self._workshop = workshop
        self._since_saved += len(happened)
        wanted = any(isinstance(event, _SAVED_AT_ONCE) for event in happened)
        if wanted or self._since_saved > _LONGEST_JOURNAL:
            with suppress(OutputError):  # the journal has it; the next event tries again
                self.save()

    def _cannot(self, error: OSError) -> OutputError:
        return OutputError(
            sentence("{path} cannot be kept: {why}", path=self.path, why=error.strerror or error),
            hint=sentence("Free some room on the disk, or mend the folder; nothing is lost yet."),
            location=Location(file=str(self.path)),
        )


def _locked(path: Path) -> Lock | None:
    lock = Lock.take(path)
    if isinstance(lock, str):
        raise OutputError(
            sentence("{path} is open elsewhere ({who})", path=path, who=lock),
            hint=sentence("Facilitate there, or end that program first."),
            location=Location(file=str(path)),
        )
    return lock
