"""The evidence register: how much evidence backs, what of it ends, what is flagged or waived."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter
from advisor.report.charts.drawing import Picture
from advisor.report.charts.evidence_shown import backed, backing
from advisor.result.model import Result
from advisor.scoring.practice_score import EvidenceScore, PracticeScore
from advisor.translation import sentence
from advisor.words import evidence_register as words
from advisor.words.evidence import say_origin
from advisor.words.phrase import capital
from advisor.words.practice import say_answer
from advisor.words.quantity import say_day
from advisor.words.titles import Titles
from advisor.words.waiver import say_effect, say_waived

_NONE = "–"


@dataclass(frozen=True, kw_only=True)
class PieceRow:
    """One piece of evidence of a practice; `practice` is its id, `kind` tells its origin too."""

    practice: str
    title: str
    kind: str
    ref: str
    shows: str
    seen: str
    expires: str
    by: str


@dataclass(frozen=True, kw_only=True)
class PieceGroup:
    """The pieces of evidence in one state, those that end first in front."""

    title: str
    rows: tuple[PieceRow, ...]


@dataclass(frozen=True, kw_only=True)
class PracticeRow:
    """What is to be told of one practice, and who answered it; `answer` is what was answered."""

    practice: str
    title: str
    answer: str
    text: str
    by: str


@dataclass(frozen=True, kw_only=True)
class WaivedRow:
    """One waiver by its parts; `counts` says why it does not."""

    practice: str
    title: str
    criterion: str
    reason: str
    by: str
    approved_by: str
    until: str
    counts: str


@dataclass(frozen=True, kw_only=True)
class EvidenceData:
    """The chart, the same in words by the title of each dimension, and the register.

    `counted` and `caption` tell what these words and the chart count; `intro` tells the day, and
    how much evidence needs no row and what agents proposed; `nothing` that none has one.
    `claims_by` tells whether somebody is named as having answered one of the `claims`,
    `claims_marked` where they are marked.
    """

    chart: Picture
    caption: str
    rows: dict[str, str]
    counted: str
    intro: str
    groups: tuple[PieceGroup, ...]
    claims_title: str
    claims_intro: str
    claims_marked: str
    claims_by: bool
    claims: tuple[PracticeRow, ...]
    flags: tuple[PracticeRow, ...]
    waivers: tuple[WaivedRow, ...]
    nothing: str


_Piece = tuple[PracticeScore, EvidenceScore]


def _evidence(result: Result) -> EvidenceData:
    pieces = [(p, item) for p in result.practices if p.applicable for item in p.evidence]
    groups = tuple(_groups(result, pieces))
    lasting = len(pieces) - sum(len(group.rows) for group in groups)
    said = (
        words.say_day_of_register(result),
        words.say_lasting(lasting, len(pieces)),
        words.say_from_agents([item for _, item in pieces]),
    )
    unshown = sum(map(_unshown, result.practices))
    claims, flags = tuple(_claims(result)), tuple(_flags(result))
    waivers = tuple(_waivers(result))
    nothing = not (groups or claims or flags or waivers)
    return EvidenceData(
        chart=backing(result),
        caption=words.say_bars(result),
        rows=backed(result),
        counted=words.say_counted(result),
        intro=" ".join(filter(None, said)),
        groups=groups,
        claims_title=words.say_claims(result, unshown),
        claims_intro=words.say_claims_count(unshown, strict=result.strict)
        if result.has_criteria
        else "",
        claims_marked=words.say_claims_marked(unshown),
        claims_by=any(row.by != _NONE for row in claims),
        claims=claims,
        flags=flags,
        waivers=waivers,
        nothing=words.say_nothing_to_tell(result, _claimed(result)) if nothing else "",
    )


def _groups(result: Result, pieces: Iterable[_Piece]) -> Iterator[PieceGroup]:
    """Yield the evidence that has expired, that soon will, and that was seen too late."""
    last = result.as_of + timedelta(days=words.SOON)
    states: tuple[tuple[Callable[[EvidenceScore], bool], Callable[[int], str]], ...] = (
        (lambda item: not (item.valid or item.premature), words.say_expired),
        (
            lambda item: item.valid and item.expires_on is not None and item.expires_on <= last,
            lambda n: words.say_soon(n, last),
        ),
        (lambda item: item.premature, lambda n: words.say_premature(n, result.as_of)),
    )
    for belongs, title in states:
        found = [piece for piece in pieces if belongs(piece[1])]
        found.sort(key=lambda piece: piece[1].expires_on or date.max)
        if found:
            rows = tuple(_row(*piece, Titles(result)) for piece in found)
            yield PieceGroup(title=title(len(found)), rows=rows)


def _row(practice: PracticeScore, item: EvidenceScore, titles: Titles) -> PieceRow:
    return PieceRow(
        practice=practice.id,
        title=practice.title,
        kind=", ".join(filter(None, (titles.evidence_kinds[item.kind], say_origin(item)))),
        ref=item.ref,
        shows=capital(words.say_shown(practice, item)),
        seen=say_day(item.observed_on),
        expires=say_day(item.expires_on),
        by=item.by or _NONE,
    )


def _unshown(practice: PracticeScore) -> int:
    """Return how many criteria are claimed and not shown; 1 for a level of schema 1."""
    if not practice.criteria:
        return int((practice.claimed or 0) > (practice.supported or 0))
    return sum(
        criterion.met("claimed") and not criterion.supported for criterion in practice.criteria
    )


def _claimed(result: Result) -> int:
    """Return how many criteria are answered as met, or how many practices claim a level."""
    if not result.has_criteria:
        return sum(bool(practice.claimed) for practice in result.practices)
    return sum(c.met("claimed") for practice in result.practices for c in practice.criteria)


def _claims(result: Result) -> Iterator[PracticeRow]:
    """Yield the practices of which something is claimed that no valid evidence shows."""
    for practice in result.practices:
        if unshown := _unshown(practice):
            yield _practice_row(practice, capital(words.say_claim(practice, unshown)))


def _flags(result: Result) -> Iterator[PracticeRow]:
    """Yield the practices to be discussed, as the team flagged them or a merge of answers did."""
    return (_practice_row(p, words.say_flagged(p)) for p in result.practices if p.flag)


def _practice_row(practice: PracticeScore, text: str) -> PracticeRow:
    return PracticeRow(
        practice=practice.id,
        title=practice.title,
        answer=capital(say_answer(practice)),
        text=text,
        by=practice.by or _NONE,
    )


def _waivers(result: Result) -> Iterator[WaivedRow]:
    for waiver in result.waivers:
        yield WaivedRow(
            practice=waiver.practice,
            title=Titles(result).practices[waiver.practice],
            criterion=say_waived(result, waiver),
            reason=waiver.reason or _NONE,
            by=waiver.by or _NONE,
            approved_by=waiver.approved_by or _NONE,
            until=say_day(waiver.until),
            counts=say_effect(waiver),
        )


CHAPTER = Chapter(id="evidence", title=sentence("Evidence register"), data=_evidence)
