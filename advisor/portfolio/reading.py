"""One file into the row of a team, or into why it cannot be one."""

from datetime import date
from hashlib import sha256
from typing import NamedTuple

from advisor.document.read import decoded, display_name, read_bytes
from advisor.errors import AdvisorError
from advisor.portfolio.sources import TeamFile
from advisor.result.given import Given, GivenAnswers, given_in, holds_assessment, is_result
from advisor.rubric.catalogue import named_rubric
from advisor.scoring.portfolio.edition import RowEdition, edition_key, edition_of
from advisor.scoring.portfolio.team import RowOrigin, TeamRow, Unreadable, encodable, row_of

_MOST_PROBLEMS = 5


class Reading(NamedTuple):
    """How files are read: by which rubric in place of the one they name, and judged as of when.

    Results are judged already. It is plain data, so that it can be sent to another process.
    """

    rubric: str | None = None
    as_of: date | None = None


class ReadFile(NamedTuple):
    """What came of one file: nothing where it is no assessment, and was not named as one.

    `edition` is there with the first row of a reader that has to be read by it.
    """

    row: TeamRow | Unreadable | None
    edition: RowEdition | None = None


class TeamReader:
    """Reads files one after another; a process needs one.

    Raises InputError when the rubric that is to be used cannot be.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._rubric = named_rubric(reading.rubric)
        self._told: set[str] = set()

    def read(self, source: TeamFile) -> ReadFile:
        """Read one file and score what it holds; whatever is wrong with it is told, not raised."""
        try:
            raw = read_bytes(source.path)
        except AdvisorError as error:
            return ReadFile(_unreadable(source, None, error))
        return self.read_raw(raw, source)

    def read_raw(self, raw: bytes, source: TeamFile) -> ReadFile:
        """Score what the bytes of a file hold."""
        digest = sha256(raw).hexdigest()
        try:
            text = decoded(raw, source.path)
            if source.found and not holds_assessment(text):
                return ReadFile(None)
            return self._scored(text, source, digest)
        except AdvisorError as error:
            return ReadFile(_unreadable(source, digest, error))

    def _scored(self, text: str, source: TeamFile, digest: str) -> ReadFile:
        as_of = None if is_result(text) else self._reading.as_of
        name = display_name(source.path)
        given = given_in(text, self._rubric, as_of, name=name, any_edition=True)
        card = given.scorecard
        key = edition_key(card)
        edition = None if key in self._told else edition_of(card)
        self._told.add(key)
        return ReadFile(row_of(card, _origin(given, source, digest)), edition)


def _origin(given: Given, source: TeamFile, digest: str) -> RowOrigin:
    if isinstance(given, GivenAnswers):
        return RowOrigin(
            source=source.path,
            sha256=digest,
            listing=source.listing,
            criticality=given.assessment.criticality,
            next_assessment=given.assessment.next_assessment,
            carried_from=given.carried_from,
        )
    return RowOrigin(
        source=source.path,
        sha256=digest,
        listing=source.listing,
        next_assessment=given.scorecard.next_assessment,
        made_from=given.scorecard.answers_sha256,
    )


def _unreadable(source: TeamFile, digest: str | None, error: AdvisorError) -> Unreadable:
    told = error.problems[:_MOST_PROBLEMS]
    return Unreadable(encodable(source.path), digest, told, error.count - len(told))
