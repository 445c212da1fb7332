"""What happened since a votes file was saved, on disk before anybody is told that it counts.

What the facilitator does, and what is said by name, is appended to a journal, an event a line.
Unnamed participants have a file of their own, replaced whole: how many they are, and a sorted heap
of votes for each question. No line is theirs, so that none comes before another.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from advisor.assessment.votes import events
from advisor.assessment.votes.apply import apply
from advisor.assessment.votes.events import Departed, Joined, VoteCast, WorkshopEvent
from advisor.assessment.votes.model import Round, Vote, Workshop, in_order
from advisor.assessment.votes.refusal import RefusedEventError
from advisor.document.data import as_data
from advisor.document.save import replace_file
from advisor.errors import ContentError, Location
from advisor.translation import sentence

_KINDS: dict[str, type[WorkshopEvent]] = {
    kind.__name__: kind
    for kind in vars(events).values()
    if isinstance(kind, type) and kind.__module__ == events.__name__ and kind is not events.Timed
}


def is_unnamed(event: WorkshopEvent) -> bool:
    """Tell whether an event is of somebody unnamed, of whom no line may tell."""
    return isinstance(event, Joined | Departed | VoteCast) and event.name is None


def journal_path(votes: Path) -> Path:
    """Return where the journal of a votes file stands."""
    return votes.with_name(f".{votes.name}.journal")


def unnamed_path(votes: Path) -> Path:
    """Return where the votes of unnamed participants stand until the votes file has them."""
    return votes.with_name(f".{votes.name}.unnamed")


class Journal:
    """The two files beside a votes file that was saved `generation` times."""

    def __init__(self, votes: Path, generation: int) -> None:
        self._path = journal_path(votes)
        self._unnamed = unnamed_path(votes)
        self._generation = generation
        head = _line({"generation": generation})
        replace_file(self._path, head)
        self._unnamed.unlink(missing_ok=True)
        self._whole = len(head)  # bytes of whole lines
        self._stream = self._path.open("ab", buffering=0)

    def keep(self, happened: Sequence[WorkshopEvent], workshop: Workshop, saved: Workshop) -> None:
        """Write events, after which a workshop that was `saved` before is as given.

        Returns once the disk has them. Raises OSError, and then none counts.
        """
        before = self._whole
        try:
            self._append(event for event in happened if not is_unnamed(event))
            if any(is_unnamed(event) for event in happened):
                self._keep_unnamed(workshop, saved)
        except OSError:
            # What follows half a line would be lost with it.
            os.truncate(self._path, before)
            self._whole = before
            raise

    def _append(self, happened: Iterable[WorkshopEvent]) -> None:
        lines = b"".join(_line(_told(event)) for event in happened)
        if not lines:
            return
        left = memoryview(lines)
        while left:
            left = left[self._stream.write(left) :]
        os.fsync(self._stream.fileno())
        self._whole += len(lines)

    def _keep_unnamed(self, workshop: Workshop, saved: Workshop) -> None:
        data = {
            "generation": self._generation,
            "unnamed": workshop.unnamed,
            "away": workshop.unnamed_away,
            "apart": workshop.unnamed_apart,
            "rounds": {
                name: {"votes": [dict(vote.key) for vote in new.unnamed], "notes": noted}
                for name, new, noted in _changed(workshop, saved)
            },
        }
        replace_file(self._unnamed, _line(data))

    def close(self) -> None:
        """Let go of the journal, which stays."""
        self._stream.close()

    def discard(self) -> None:
        """Remove the journal, all of which the votes file has. Raises OSError."""
        self.close()
        self._path.unlink(missing_ok=True)


def _changed(workshop: Workshop, saved: Workshop) -> Iterator[tuple[str, Round, list[str]]]:
    for name, round_ in sorted(workshop.rounds.items()):
        before = saved.rounds[name]
        if round_ is before:
            continue
        noted = round_.unnamed_remarks
        if round_.unnamed != before.unnamed or noted != before.unnamed_remarks:
            yield name, round_, list(noted)


def replayed(votes: Path, saved: Workshop, generation: int) -> Workshop:
    """Return the workshop after what the files beside a votes file tell of it.

    What belongs to an earlier generation is in the votes file already. Half a line at the end was
    being written when the program ended, and nobody was told that it counts. Raises ContentError
    where the files are of a later generation.
    """
    workshop = saved
    for number, data in enumerate(_lines(journal_path(votes))):
        if number == 0:
            if not _belongs(data, generation, journal_path(votes)):
                break
            continue
        try:
            workshop = apply(workshop, _event(data))
        except (RefusedEventError, KeyError, TypeError, ValueError):
            raise _damaged(journal_path(votes), number + 1) from None
    for data in _lines(unnamed_path(votes)):
        if _belongs(data, generation, unnamed_path(votes)):
            workshop = _with_unnamed(workshop, data)
    return workshop


def _belongs(data: Mapping[str, Any], generation: int, path: Path) -> bool:
    found = data.get("generation")
    if not isinstance(found, int) or found > generation:
        raise ContentError(
            sentence(
                "{path} belongs to a later state of the votes than the file beside it", path=path
            ),
            hint=sentence("Bring that votes file back, or move the journal away to go without it."),
            location=Location(file=str(path)),
        )
    return found == generation


def _damaged(path: Path, line: int) -> ContentError:
    return ContentError(
        sentence("this line of the journal cannot be used"),
        hint=sentence("Move the journal away to go on with what the votes file holds."),
        location=Location(file=str(path), line=line),
    )


def _with_unnamed(workshop: Workshop, data: Mapping[str, Any]) -> Workshop:
    rounds = {
        name: replace(
            workshop.rounds[name],
            loose=in_order(Vote(said=said) for said in found["votes"]),
            remarks=tuple(sorted(found["notes"])),
        )
        for name, found in data["rounds"].items()
        if name in workshop.rounds
    }
    return replace(
        workshop,
        rounds={**workshop.rounds, **rounds},
        unnamed=data["unnamed"],
        unnamed_away=data["away"],
        unnamed_apart=data["apart"],
    )


def _line(data: Mapping[str, Any]) -> bytes:
    text = json.dumps(data, separators=(",", ":"), sort_keys=True).encode()
    return b"%08x %s\n" % (crc32(text), text)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield what the whole lines of a file say; the last may be torn."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return
    for number, line in enumerate(lines, 1):
        check, _, text = line.partition(b" ")
        if b"%08x" % crc32(text) != check:
            if number >= len(lines) - 1 or not text:
                return
            raise _damaged(path, number)
        yield json.loads(text)


def _told(event: WorkshopEvent) -> dict[str, Any]:
    data = {name: value for name, value in as_data(event).items() if value is not None}
    return {"event": type(event).__name__, **data}


def _event(data: dict[str, Any]) -> WorkshopEvent:
    kind: Any = _KINDS[data.pop("event")]
    event: WorkshopEvent = _adapter(kind).validate_python(data)
    return event


@cache
def _adapter(kind: Any) -> Any:
    from pydantic import TypeAdapter  # noqa: PLC0415 slow, and needed after a crash alone

    return TypeAdapter(kind)
