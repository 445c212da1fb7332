"""Several respondents' answers into those the team can stand by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median_low
from typing import Any, Literal

from advisor.assessment.agreement import Respondent, agreed
from advisor.assessment.criteria import Said, answer_of, level_of, said_of
from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Assessment, Waiver
from advisor.assessment.parts import ANSWER
from advisor.assessment.shape.containers import FileField, Items
from advisor.frozen import dataclass
from advisor.rubric.model import Practice, Rubric
from advisor.translation import sentence

Pick = Literal["lowest", "median"]
WAIVED = "waived"
_FACTS = ("unmet", "met")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What one respondent says of a practice, in a level: the one that follows, or a word."""

    respondent: str
    level: int | str
    reason: str | None

    def __str__(self) -> str:
        reason = f" ({self.reason})" if self.reason else ""
        return f"{self.respondent}: {self.level}{reason}"


@dataclass(frozen=True, kw_only=True)
class DisputedCriterion:
    """A criterion of which respondents say different things: who says what, and what is taken.

    It is met, unmet, unknown or waived; `taken` is None when left open.
    """

    id: str
    said: dict[str, str]
    taken: str | None

    def __str__(self) -> str:
        said = ", ".join(f"{who}: {what}" for who, what in self.said.items())
        return f"{self.id} ({said}; {_say_taken(self.taken)})"


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A practice of which respondents say different things; `taken` is None when left open.

    It is `plain` where nobody named single criteria, so that the levels tell all of it.
    """

    practice: str
    said: tuple[Statement, ...]
    taken: int | str | None
    plain: bool = True
    criteria: tuple[DisputedCriterion, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Consensus:
    """The merged assessment, and where the respondents differ."""

    assessment: Assessment
    disagreements: tuple[Disagreement, ...]


def merge(respondents: Sequence[Respondent], rubric: Rubric, pick: Pick = "lowest") -> Consensus:
    """Merge assessments of one rubric, of which there must be at least one, in any order.

    Each criterion is judged for itself. Who leaves it open does not count. Of met and unmet the
    picked one is taken, which stands against unknown, as does what is waived; waived against met
    or unmet is left open, and so is not_applicable against anything known of the practice. Raises
    ContentError when rubric, team, capacity, target or KPIs contradict each other.
    """
    ordered = sorted(respondents, key=lambda respondent: respondent.name)
    shared = agreed(ordered)
    practices = {practice.id: practice for practice in rubric.practices}
    names = dict.fromkeys(name for r in ordered for name in r.assessment.answers)
    merged = {
        name: _Merging(practices[name], rubric.top, pick).of(
            {r.name: r.assessment.answers.get(name, Answer()) for r in ordered}
        )
        for name in names
    }
    return Consensus(
        assessment=replace(shared, answers={name: answer for name, (answer, _) in merged.items()}),
        disagreements=tuple(differing for _, differing in merged.values() if differing),
    )


class _Merging:
    """Merges the answers to one practice."""

    def __init__(self, practice: Practice, top: int, pick: Pick) -> None:
        self.practice = practice
        self.top = top
        self.pick = pick

    def of(self, given: Mapping[str, Answer]) -> tuple[Answer, Disagreement | None]:
        """Return the merged answer, and how the respondents differ if they do."""
        said = {who: said_of(self.practice, answer) for who, answer in given.items()}
        outside = [answer for answer in given.values() if answer.level == NOT_APPLICABLE]
        statements = tuple(self._statements(given, said))
        disputed: tuple[DisputedCriterion, ...] = ()
        if outside:
            standing = self._outside(outside, said)
        else:
            standing, disputed = self._standing(list(given.values()), said)
        differing = None
        if disputed or (outside and len({statement.level for statement in statements}) > 1):
            differing = Disagreement(
                practice=self.practice.id,
                said=statements,
                taken=self._level(standing),
                plain=not any(answer.listed for answer in given.values()),
                criteria=disputed,
            )
        answer = replace(standing, **_joined(list(given.values())))
        if differing:
            note = "\n".join(filter(None, (_note(differing, self.pick), answer.note)))
            answer = replace(answer, note=note, flag=True)
        return answer, differing

    def _statements(
        self, given: Mapping[str, Answer], said: Mapping[str, Mapping[str, Said]]
    ) -> Iterator[Statement]:
        for who, answer in given.items():
            level = self._level(answer, said[who])
            if level is not None:
                yield Statement(respondent=who, level=level, reason=answer.reason)

    def _level(self, answer: Answer, said: Mapping[str, Said] | None = None) -> int | str | None:
        """Return an answer as one level or word; None for no answer."""
        if answer.level == NOT_APPLICABLE or not answer.listed:
            return answer.level
        found = said_of(self.practice, answer) if said is None else said
        level = level_of(self.practice.criteria, found, self.top)
        if level is not None:
            return level
        words = [_word(what) for what in found.values() if what is not None]
        return UNKNOWN if UNKNOWN in words else WAIVED if words else None

    def _outside(self, outside: Sequence[Answer], said: Mapping[str, Mapping[str, Said]]) -> Answer:
        """Return the answer where somebody says that the practice does not apply."""
        if any(what in _FACTS for one in said.values() for what in one.values()):
            return Answer()
        reasons = [answer.reason for answer in outside if answer.reason]
        return replace(outside[0], reason="; ".join(dict.fromkeys(reasons)))

    def _standing(
        self, answers: Sequence[Answer], said: Mapping[str, Mapping[str, Said]]
    ) -> tuple[Answer, tuple[DisputedCriterion, ...]]:
        taken: dict[str, Said] = {}
        disputed = []
        for criterion in self.practice.criteria:
            each = {who: one[criterion.id] for who, one in said.items()}
            known = {who: what for who, what in each.items() if what is not None}
            taken[criterion.id] = _taken(list(known.values()), self.pick)
            words = {who: _word(what) for who, what in known.items()}
            if len({*words.values()}) > 1:
                what = taken[criterion.id]
                word = None if what is None else _word(what)
                disputed.append(DisputedCriterion(id=criterion.id, said=words, taken=word))
        same = next((a for a in answers if said_of(self.practice, a) == taken), None)
        return same or answer_of(self.practice, taken, self.top), tuple(disputed)


def _word(said: Said) -> str:
    return WAIVED if isinstance(said, Waiver) else str(said)


def _taken(said: Sequence[Said], pick: Pick) -> Said:
    """Return what is taken of what is said of one criterion.

    A fact must stand before an outsider, so doubt makes it unmet, also when as many say so as not.
    """
    facts = [_FACTS.index(what) for what in said if isinstance(what, str) and what in _FACTS]
    waivers = [what for what in said if isinstance(what, Waiver)]
    if facts:
        chosen = min(facts) if pick == "lowest" else median_low(facts)
        return None if waivers else "met" if chosen else "unmet"
    if waivers:
        reasons = "; ".join(dict.fromkeys(waiver.reason for waiver in waivers))
        return replace(waivers[0], reason=reasons)
    return "unknown" if said else None


def _joined(answers: Sequence[Answer]) -> dict[str, Any]:
    """Return what all of them say beside the level and the lists."""
    (_, *others) = ANSWER.groups()
    return {
        field.name: _one(field, [getattr(answer, field.name) for answer in answers])
        for group in others
        for field in group
    }


def _one(field: FileField, values: Sequence[Any]) -> Any:
    """Return what several values of a field make; where nothing else is said, the first given."""
    if field.joined:
        return field.joined(values)
    if isinstance(field.shape, Items):
        return field.shape.joined(values)
    return next((value for value in values if value), values[0])


def _note(differing: Disagreement, pick: Pick) -> str:
    said = ", ".join(map(str, differing.said))
    result = _say_taken(differing.taken)
    if isinstance(differing.taken, int):
        result += f" ({pick})"
    if differing.plain or not differing.criteria:
        return sentence("Respondents differ ({said}); {outcome}.", said=said, outcome=result)
    listed = ", ".join(map(str, differing.criteria))
    return sentence("Respondents differ on {listed} ({pick}).", listed=listed, pick=pick)


def _say_taken(taken: object) -> str:
    return sentence("left open until it is settled") if taken is None else f"taken: {taken}"
