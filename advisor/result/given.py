"""What is given, answers or a result: opened once, for command line and screens alike."""

import re
from dataclasses import replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.assessment.edition import EarlierEditionError
from advisor.assessment.model import Assessment
from advisor.assessment.store import open_assessment
from advisor.document.parse import Document, parse_document
from advisor.document.read import display_name, read_text
from advisor.errors import ContentError, InputError, UsageError
from advisor.frozen import dataclass
from advisor.rubric.catalogue import find_rubric, named_rubric
from advisor.rubric.model import Rubric
from advisor.scoring.crosswalk import CrosswalkStatus, crosswalks
from advisor.scoring.model import Scorecard
from advisor.scoring.score import score
from advisor.scoring.states import Basis
from advisor.translation import sentence

if TYPE_CHECKING:  # planning takes its time to load, and scoring does without
    from advisor.result.model import Result

_KEY = "schema_version"
_FIRST = re.compile(rf'\s*\{{\s*"{_KEY}"')
_PORTFOLIO = re.compile(r'\s*\{\s*"portfolio_version"')
_SCHEMA = re.compile(r'\s*\{\s*"\$schema"\s*:\s*"https?://json-schema\.org/')
_ANY_KEY = r'(?m)(?:^|^\s*"|[{{,]\s*"?)["\']?{}["\']?\s*:'
_TEAM = re.compile(_ANY_KEY.format("team"))
_RUBRIC = re.compile(_ANY_KEY.format("(?:rubric|answers)"))


@dataclass(frozen=True, kw_only=True)
class GivenAnswers:
    """The assessment in an answers file, its rubric, and the day it is judged as of.

    Without a day it is the assessment's own. `sha256` is the digest of the file, and `document`
    what it was read from; `carried_from` names the edition that the answers were written for, where
    they were carried over in memory.
    """

    name: str
    rubric: Rubric
    assessment: Assessment
    as_of: date | None = None
    sha256: str | None = None
    document: Document | None = None
    carried_from: str | None = None

    @cached_property
    def scorecard(self) -> Scorecard:
        """The answers scored."""
        return score(self.rubric, self.assessment, self.as_of)

    def scored(self, basis: Basis) -> Scorecard:
        """Return the answers scored by what is answered, or by what evidence supports."""
        if basis == "claimed":
            return self.scorecard
        return score(self.rubric, self.assessment, self.as_of, basis)

    def crosswalks(self, basis: Basis) -> tuple[CrosswalkStatus, ...]:
        """Return where the team stands in other frameworks."""
        return crosswalks(self.rubric, self.scorecard, basis)

    def result(
        self,
        *,
        strict: bool = False,
        sound: bool = False,
        dated: bool = True,
        compared: bool = False,
    ) -> "Result":
        """Return the result of the answers, as `build_result` makes it."""
        from advisor.result.build import build_result  # noqa: PLC0415 see above

        built = build_result(
            self.rubric,
            self.assessment,
            strict=strict,
            sound=sound,
            dated=dated,
            compared=compared,
            as_of=self.as_of,
        )
        return replace(built, answers_sha256=self.sha256)


@dataclass(frozen=True, kw_only=True)
class GivenResult:
    """A result document, and the rubric to date its steps with, should it lack dates."""

    name: str
    scorecard: "Result"
    rubric: Rubric | str | None = None

    def scored(self, basis: Basis) -> "Result":  # noqa: ARG002 it is made
        """Return the document, whose scores count what it was made to act on."""
        return self.scorecard

    def crosswalks(self, basis: Basis) -> tuple[CrosswalkStatus, ...]:  # noqa: ARG002 it is made
        """Return the positions it holds, on the levels it was made to act on."""
        return self.scorecard.crosswalks

    def result(
        self,
        *,
        strict: bool = False,  # noqa: ARG002 likewise
        dated: bool = True,
        compared: bool = False,  # noqa: ARG002 likewise
    ) -> "Result":
        """Return the document; `dated`, with the dates that `score` left out.

        It stays without them where the rubric it was scored with is not here. Raises InputError
        for a rubric that was named and cannot be read.
        """
        result = self.scorecard
        if not (dated and result.roadmap.undated):
            return result
        rubric = self._own_rubric()
        if rubric is None:
            return result
        from advisor.result.build import with_dates  # noqa: PLC0415 see above

        return with_dates(result, rubric)

    def _own_rubric(self) -> Rubric | None:
        used = self.scorecard.rubric
        try:
            rubric = _rubric(self.rubric) or find_rubric(used.reference)
        except InputError:
            if self.rubric is not None:
                raise
            return None
        return rubric if rubric.sha256 == used.sha256 else None


Given = GivenAnswers | GivenResult


def open_given(
    source: str | Path,
    rubric: Rubric | str | None = None,
    as_of: date | None = None,
    *,
    any_edition: bool = False,
) -> Given:
    """Open an answers file or a result; ``-`` is standard input.

    `rubric`, or what names one by path or id, stands in for the one that answers name. Answers are
    judged `as_of` a day, or else as of their own; of `any_edition`, they are carried over in memory
    where they have to be. Raises InputError when something cannot be read, ContentError with every
    problem found, UsageError for a result that was judged as of another.
    """
    return given_in(
        read_text(source),
        rubric,
        as_of,
        name=display_name(source),
        any_edition=any_edition,
    )


def given_in(
    text: str,
    rubric: Rubric | str | None = None,
    as_of: date | None = None,
    *,
    name: str,
    any_edition: bool = False,
) -> Given:
    """Open the text of an answers file or a result. Raises as `open_given`."""
    if is_result(text):
        from advisor.result.read import parse_result  # noqa: PLC0415 see above

        result = parse_result(text, file=name)
        if as_of not in (None, result.as_of):
            raise UsageError(
                sentence(
                    "{name} is a result, which was judged as of {as_of}",
                    name=name,
                    as_of=result.as_of,
                ),
                hint=sentence(
                    "To judge as of {as_of}, give the answers it was made from.", as_of=as_of
                ),
            )
        return GivenResult(name=name, scorecard=result, rubric=rubric)
    document = parse_document(text, file=name)
    used, assessment, carried_from = _opened(document, _rubric(rubric), any_edition=any_edition)
    return GivenAnswers(
        name=name,
        rubric=used,
        assessment=assessment,
        as_of=as_of,
        sha256=sha256(text.encode()).hexdigest(),
        document=document,
        carried_from=carried_from,
    )


def _opened(
    document: Document, rubric: Rubric | None, *, any_edition: bool
) -> tuple[Rubric, Assessment, str | None]:
    try:
        return (*open_assessment(document, rubric), None)
    except EarlierEditionError:
        if not any_edition:
            raise
    from advisor.assessment.upgrade import upgraded  # noqa: PLC0415 few answers need it

    found = upgraded(document, rubric)
    return found.rubric, found.assessment, str(document.data["rubric"])


def open_answers(source: str | Path, rubric: Rubric | str | None = None) -> GivenAnswers:
    """Open what has to be an answers file. Raises as `open_given`, and InputError for a result."""
    given = open_given(source, rubric)
    if isinstance(given, GivenResult):
        raise _not_answers("a result", given.name)
    return given


def named_reference(text: str, *, file: str) -> str | None:
    """Return the rubric that the text of answers names, as it stands there."""
    try:
        data = parse_document(text, file=file).data
    except ContentError:
        return None
    named = data.get("rubric") if isinstance(data, dict) else None
    return named if isinstance(named, str) else None


def require_answers(text: str, *, file: str) -> None:
    """Raise InputError for the text of a result or a rubric."""
    if is_result(text):
        raise _not_answers("a result", file)
    keys = {row.partition(":")[0] for row in text.splitlines()}
    if {"id", "levels"} <= keys and "answers" not in keys:
        raise _not_answers("a rubric", file)


def _not_answers(other: str, file: str) -> InputError:
    from advisor.document.file_kind import not_answers  # noqa: PLC0415 only an error needs it

    return not_answers(other, file=file)


def _rubric(rubric: Rubric | str | None) -> Rubric | None:
    return named_rubric(rubric) if isinstance(rubric, str) else rubric


def is_result(text: str) -> bool:
    """Tell whether a text is a result document, by its own keys, rather than answers."""
    if not text.lstrip().startswith("{") or f'"{_KEY}"' not in text:
        return False
    data = _parsed(text)
    if data is None:  # broken: results begin with that key
        return _FIRST.match(text) is not None
    return isinstance(data, dict) and _KEY in data


def holds_assessment(text: str) -> bool:
    """Tell whether a text seems to be answers or a result, faults in it or not."""
    if _PORTFOLIO.match(text) or _SCHEMA.match(text):  # these speak of teams
        return False
    return is_result(text) or bool(_TEAM.search(text) and _RUBRIC.search(text))


def _parsed(text: str) -> Any:
    import json  # noqa: PLC0415 answers are seldom written like that

    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # answers may be written in braces and yet be no JSON
        pass
    try:
        return parse_document(text, file="").data
    except InputError:
        return None
