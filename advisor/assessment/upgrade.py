"""Answers for an earlier edition of a rubric, carried over to the present one.

A level of the earlier edition says of the criteria it was cut into that they are met; of those of
the next level only that at least one is not, and of all others nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from advisor.assessment.criteria import Said, with_said
from advisor.assessment.edition import edition_of
from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Assessment
from advisor.assessment.parts import ANSWER
from advisor.assessment.read import read_assessment, read_reference
from advisor.document.file_kind import refuse_other_data
from advisor.document.known_files import ANSWERS
from advisor.document.parse import Document
from advisor.document.reader import Reader
from advisor.errors import ContentError, in_order
from advisor.rubric.catalogue import find_rubric
from advisor.rubric.model import Edition, Practice, Rubric
from advisor.rubric.profile import exclusions, whole_profile
from advisor.translation import sentence

Data = dict[str, Any]
# What a level of the earlier edition becomes.
STANDING = ("level", "met", "unmet", "unknown")


@dataclass(frozen=True, kw_only=True)
class Undecided:
    """What of a practice the earlier answer does not tell.

    Its criteria are `unknown` where at least one of them is not met, and `not_asked` where they
    define a feature and the earlier edition did not ask for them.
    """

    practice: str
    unknown: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CarriedField:
    """A field of the profile as it was and as what it was carried over."""

    field: str
    was: Any
    now: Data


@dataclass(frozen=True, kw_only=True)
class Upgrade:
    """Answers carried over: as data where the earlier ones stood, and what is to be looked at.

    `waived` are practices that were not applicable: that counts only once another approves it.
    """

    rubric: Rubric
    document: Document
    assessment: Assessment
    undecided: tuple[Undecided, ...] = ()
    waived: tuple[str, ...] = ()
    profile: tuple[CarriedField, ...] = ()


def upgraded(document: Document, given: Rubric | None = None) -> Upgrade:
    """Return answers of an earlier edition carried over to a rubric, or to the shipped one.

    Raises ContentError with every problem in them, or when there is nothing to carry over.
    """
    reader = Reader(document)
    named = read_reference(reader) or ""
    if not named:
        refuse_other_data(document.data, file=document.file, wanted=ANSWERS)
    rubric = given or find_rubric(named.partition("@")[0])
    edition = edition_of(rubric, named)
    if edition is None:
        raise ContentError(
            sentence(
                "`{named}` is no earlier edition of `{reference}`",
                named=named,
                reference=rubric.reference,
            ),
            location=document.locate(("rubric",)),
        )
    carrying = _Carrying(rubric, edition)
    # What stands where it stood keeps its place, so that faults are told where they are.
    new = replace(document, data=carrying.file(document.data))
    reader = Reader(new)
    assessment = read_assessment(reader, rubric)
    if assessment is None:
        raise ContentError.of(in_order(reader.problems))
    return Upgrade(
        rubric=rubric,
        document=new,
        assessment=assessment,
        undecided=tuple(carrying.undecided(assessment)),
        waived=tuple(n for n, a in assessment.answers.items() if a.level == NOT_APPLICABLE),
        profile=tuple(carrying.profile),
    )


@dataclass
class _Carrying:
    """Carries data of an answers file over, piece by piece."""

    rubric: Rubric
    edition: Edition
    profile: list[CarriedField] = field(default_factory=list)

    def file(self, data: Any) -> Any:
        """Return the data of a whole file."""
        found = {**data, "rubric": self.rubric.reference}
        for name, carry in (
            ("team", self._team),
            ("answers", self._answers),
            ("planning", self._planning),
        ):
            if isinstance(found.get(name), dict):
                found[name] = carry(found[name])
        return found

    def _team(self, team: Data) -> Data:
        new: Data = {}
        for name, value in team.items():
            values = self.edition.profile.get(name)
            now = None if values is None else values.get(_text(value))
            if now is None and values is not None and value is None:
                now = dict.fromkeys(field for fields in values.values() for field in fields)
            new |= {name: value} if now is None else now
            if now is not None and value is not None and now != {name: value}:
                self.profile.append(CarriedField(field=name, was=value, now=now))
        return new

    def _planning(self, planning: Data) -> Data:
        return planning | {
            name: [self.edition.steps.get(step, step) for step in planning[name]]
            for name in ("exclude", "done")
            if isinstance(planning.get(name), list)
        }

    def _answers(self, answers: Data) -> Data:
        practices = {practice.id: practice for practice in self.rubric.practices}
        said = self._said(answers)
        found: Data = {}
        for name, value in answers.items():
            own = name not in self.edition.criteria and name not in said
            if name in practices and not own:
                found[name] = _answer(practices[name], value, said.pop(name, {}), self.rubric.top)
            elif own:
                found[name] = value  # a team's own practice stays; reading refuses an unknown one
        for name, rest in said.items():
            if name in practices:
                found[name] = _answer(practices[name], None, rest, self.rubric.top)
        return found

    def _said(self, answers: Data) -> dict[str, dict[str, Said]]:
        """Return by practice what levels say of criteria, some of which stand elsewhere by now."""
        found: dict[str, dict[str, Said]] = {}
        for name, value in answers.items():
            level = _level(value)
            if not _is_level(level, self.rubric.top):
                continue
            for at, criteria in self.edition.criteria.get(name, {}).items():
                if at <= level + 1:
                    short: Said = "unmet" if len(criteria) == 1 else "unknown"
                    for reference in criteria:
                        practice, _, criterion = reference.rpartition("/")
                        state: Said = "met" if at <= level else short
                        found.setdefault(practice or name, {})[criterion] = state
        return found

    def undecided(self, assessment: Assessment) -> Iterator[Undecided]:
        """Yield what the earlier answers do not tell of what concerns the team, in order."""
        profile = whole_profile(self.rubric.profile, assessment.team.profile)
        for practice in self.rubric.practices:
            answer = assessment.answers.get(practice.id, Answer())
            if not answer.listed or exclusions(practice.applies_when, profile):
                continue
            asked = [c for c in practice.criteria if not exclusions(c.applies_when, profile)]
            unknown = tuple(c.id for c in asked if c.id in answer.unknown)
            new = tuple(c.id for c in asked if c.defines and c.id not in answer.listed)
            if unknown or new:
                yield Undecided(practice=practice.id, unknown=unknown, not_asked=new)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _level(value: Any) -> Any:
    return value.get("level") if isinstance(value, dict) else value


def _is_level(level: Any, top: int) -> bool:
    return isinstance(level, int) and not isinstance(level, bool) and 0 <= level <= top


def _answer(practice: Practice, value: Any, said: Mapping[str, Said], top: int) -> Any:
    """Return the data of an answer that says this of some criteria, and nothing of the others."""
    level = _level(value)
    if level == NOT_APPLICABLE or (level == UNKNOWN and not said):
        return value
    if not said and not _is_level(level, top):
        return value
    old = Answer(level=UNKNOWN) if level == UNKNOWN else Answer()
    new = with_said(practice, old, said, top)
    standing = {name: ANSWER.written_long(new).get(name) for name in STANDING}
    others = value if isinstance(value, dict) else {}
    others = {name: item for name, item in others.items() if name not in STANDING}
    filled = {name: item for name, item in standing.items() if item is not None}
    return {**filled, **others} if others or {*filled} - {"level"} else new.level
