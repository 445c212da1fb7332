"""One file into the row of a team, or into why it cannot be one."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from advisor.document.presence import is_address
from advisor.document.read import decoded, display_name, read_bytes
from advisor.errors import AdvisorError
from advisor.portfolio.sources import TeamFile
from advisor.result.given import (
    Given,
    GivenAnswers,
    GivenResult,
    given_in,
    holds_assessment,
    is_result,
)
from advisor.rubric.catalogue import named_rubric, rubrics_kept_in
from advisor.rubric.model import Rubric
from advisor.rubric.source import read_source, shipped_folders
from advisor.scoring.portfolio.answers_judge import AnswersJudge
from advisor.scoring.portfolio.edition import RowEdition, edition_key, edition_of
from advisor.scoring.portfolio.outlook import Outlook
from advisor.scoring.portfolio.states import states_of
from advisor.scoring.portfolio.team import RowOrigin, TeamRow, Unreadable, encodable, row_of
from advisor.version import __version__

_MOST_PROBLEMS = 5


class Reading(NamedTuple):
    """How files are read: by which rubric in place of the one they name, and judged as of when.

    Results are judged already. It is plain data, so that it can be sent to another process. What
    is read in one `run` is read by the same rubrics, even should their files change meanwhile.
    """

    rubric: str | None = None
    as_of: date | None = None
    run: str = ""


class Judging(NamedTuple):
    """What rows depend on beside their files: digests of the rubrics and of the code, and a day."""

    rubrics: str
    as_of: str


def judging_of(reading: Reading) -> Judging:
    """Return what the rows of a reading depend on beside their files.

    Raises InputError when the rubric that is to be used cannot be.
    """
    digest = sha256(__version__.encode())
    for _, folder in sorted(shipped_folders().items()):
        digest.update(read_source(folder).sha256.encode())
    named = named_rubric(reading.rubric)
    digest.update((named.sha256 if named else "").encode())
    return Judging(digest.hexdigest(), str(reading.as_of or ""))


class ReadFile(NamedTuple):
    """What came of one file: nothing where it is no assessment, and was not named as one.

    `edition` is there with the first row of a reader that has to be read by it. Of a file that is
    the `same` as it is known nothing came either.
    """

    row: TeamRow | Unreadable | None
    edition: RowEdition | None = None
    same: bool = False


class TeamReader:
    """Reads files one after another; a process needs one.

    A `rubric` that is here already stands in for the one that the reading names. Raises InputError
    when the rubric that is to be used cannot be.
    """

    def __init__(self, reading: Reading, rubric: Rubric | None = None) -> None:
        self._reading = reading
        self._rubric = rubric or named_rubric(reading.rubric)
        self._found: dict[str, Rubric] = {}
        self._judges: dict[int, AnswersJudge] = {}  # each keeps the rubric, so that its id is its
        self._outlooks: dict[str, Outlook] = {}  # by the keys of editions
        self._told: set[str] = set()

    def tell_all_but(self, told: Iterable[str]) -> None:
        """Tell every other edition with the next row that has to be read by it."""
        self._told = set(told)

    def read(self, source: TeamFile) -> ReadFile:
        """Read one file and score what it holds; whatever is wrong with it is told, not raised."""
        return self.read_unless(source, None)

    def read_unless(self, source: TeamFile, known: str | None) -> ReadFile:
        """Read one file, and score what it holds unless its bytes have the digest `known`."""
        try:
            raw = _read(source.path)
        except AdvisorError as error:
            return ReadFile(_unreadable(source, None, error))
        digest = sha256(raw).hexdigest()
        if digest == known:
            return ReadFile(None, same=True)
        with rubrics_kept_in(self._found):
            return self._read_raw(raw, source, digest)

    def _read_raw(self, raw: bytes, source: TeamFile, digest: str) -> ReadFile:
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
        origin = _origin(given, source, digest)
        if isinstance(given, GivenResult):
            row = row_of(given.scorecard, origin)
        else:
            row = self._judge(given).row(given.assessment, origin, as_of)
        outlook = self._outlook(row.edition, given)
        edition = None if row.edition in self._told else outlook.edition
        self._told.add(row.edition)
        return ReadFile(outlook.added_to(row), edition)

    def _judge(self, given: GivenAnswers) -> AnswersJudge:
        """Return what judges answers by this rubric, of which the first team tells the edition."""
        known = self._judges.get(id(given.rubric))
        if known is None:
            edition = self._outlook(edition_key(given.scorecard), given).edition
            known = self._judges[id(given.rubric)] = AnswersJudge(given.rubric, edition)
        return known

    def _outlook(self, edition: str, given: Given) -> Outlook:
        if edition not in self._outlooks:
            self._outlooks[edition] = Outlook(states_of(edition_of(given.scorecard)))
        return self._outlooks[edition]


def _read(path: str) -> bytes:
    if not is_address(path):
        return read_bytes(path)
    from advisor.portfolio.addresses import read_address  # noqa: PLC0415 an optional extra

    return read_address(path)


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
