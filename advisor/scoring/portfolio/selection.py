"""Which of the rows counts for a team, and which tells where the team stood before."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, Protocol

from advisor.scoring.portfolio.model import Clash


class RowKey(NamedTuple):
    """What tells of one row whose it is, and when; `number` is its place among all."""

    number: int
    team: tuple[str, ...]
    day: date
    source: str
    sha256: str
    made_from: str | None
    name: str


class Choice(NamedTuple):
    """The number of the row that counts for a team, and of the one it is compared with."""

    latest: int
    before: int | None


class RowSelection(NamedTuple):
    """A choice for each team, in the order of the rows, and what became of the other rows."""

    choices: tuple[Choice, ...]
    earlier: int
    copies: int
    made: int
    clashes: tuple[Clash, ...]


class Known(Protocol):
    """What of a row says whose it is."""

    @property
    def reference(self) -> str: ...
    @property
    def id(self) -> str | None: ...
    @property
    def group(self) -> str | None: ...
    @property
    def name(self) -> str: ...
    @property
    def assessed_on(self) -> date: ...
    @property
    def source(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def made_from(self) -> str | None: ...


def key_of(number: int, row: Known) -> RowKey:
    """Return the key of a row.

    A team is known by its id, or else by its name in its group, however these are written; what
    was judged by another rubric or major version is another line of the same team.
    """
    known = (row.id,) if row.id else (row.group or "", row.name)
    team = (row.reference, *(part.casefold() for part in known))
    return RowKey(number, team, row.assessed_on, row.source, row.sha256, row.made_from, row.name)


def select(keys: Iterable[RowKey], since: date | None = None) -> RowSelection:
    """Return which rows count: of each team the latest assessment.

    It is compared with the last one up to `since`, or else with the one before. Copies of a file
    count once, and results not beside the answers they were made from. Where files speak of one
    team and day and differ, each is taken for a team of its own, and the clash told.
    """
    teams: dict[tuple[str, ...], list[RowKey]] = {}
    answers: set[str] = set()
    for key in keys:
        teams.setdefault(key.team, []).append(key)
        if key.made_from is None:
            answers.add(key.sha256)
    found = _Chosen()
    for rows in teams.values():
        found.take(rows, answers, since)
    return found.selection()


class _Chosen:
    def __init__(self) -> None:
        self._choices: list[Choice] = []
        self._clashes: list[Clash] = []
        self._earlier = self._copies = self._made = 0

    def selection(self) -> RowSelection:
        return RowSelection(
            choices=tuple(sorted(self._choices)),
            earlier=self._earlier,
            copies=self._copies,
            made=self._made,
            clashes=tuple(sorted(self._clashes, key=lambda clash: (clash.name, clash.sources))),
        )

    def take(self, rows: list[RowKey], answers: set[str], since: date | None) -> None:
        """Choose among the rows of one team."""
        own = list({key.sha256: key for key in reversed(rows)}.values())
        self._copies += len(rows) - len(own)
        fresh = [key for key in own if key.made_from not in answers]
        kept = list(_without_results_beside_answers(fresh))
        self._made += len(own) - len(kept)
        kept.sort(key=lambda key: (key.day, key.number))
        if len({key.day for key in kept}) < len(kept):
            self._clashes.append(Clash(name=kept[-1].name, sources=tuple(k.source for k in kept)))
            self._choices += [Choice(key.number, None) for key in kept]
            return
        before = _before(kept, since)
        self._choices.append(Choice(kept[-1].number, before.number if before else None))
        self._earlier += len(kept) - 1


def _without_results_beside_answers(rows: list[RowKey]) -> Iterator[RowKey]:
    """Yield rows but for the results of a day of which there are answers of the team as well."""
    answered = {key.day for key in rows if key.made_from is None}
    for key in rows:
        if key.made_from is None or key.day not in answered:
            yield key


def _before(rows: list[RowKey], since: date | None) -> RowKey | None:
    """Return what the last row is compared with; nothing where it is from before `since`."""
    if since is None:
        return rows[-2] if len(rows) > 1 else None
    if rows[-1].day <= since:
        return None
    return next((key for key in reversed(rows) if key.day <= since), None)
