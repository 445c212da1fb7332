"""Made-up teams by the hundred thousand: each is the same in every run, whatever others there are.

A team comes from a group, which has a platform, and from a kind of team; both show in its answers,
as they do in life. What differs from one team to the next is drawn from its number alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from advisor.rubric.model import Practice, Rubric

SEED = 21
LATEST = date(2026, 11, 23)
_TEAMS_IN_A_GROUP = 25
_FILES_IN_A_FOLDER = 1_000
_CRITICALITIES = ("low", "medium", "medium", "high")
_WORDS = ("Churn", "Fraud", "Pricing", "Ranking", "Demand", "Routing", "Credit", "Search", "Claims")
_AREAS = ("retail", "bank", "freight", "energy", "health", "games", "travel", "telecom")
_NOTES = (
    "Figures each week. A missed target is a line in a report.",
    "Reviewed in Git. Then somebody applies it and lets it run overnight.",
    "From trigger to service. Repairs are not in this chain.",
    "Only the Sunday batch; the small models are looked after by hand.",
    "Since May; before that nobody was asked.",
)
_REFS = (
    'report "Hands on", last ten runs and releases of each model',
    "contract check of the feed, run 30418 refused; freshness alert of 9 November",
    "ci/deploy.yml and the record of its last run",
    "minutes of the review, May and August 2026",
    "parity test in CI; daily mismatch shares of the last thirty days",
)
_KINDS = ("automated", "artifact", "document")
_PEOPLE = ("Mara", "Tomas", "Aiko", "Noor", "Einar", "Luis")


@dataclass(frozen=True)
class MadeTeam:
    """A team of the given number, with what a manifest says of it."""

    number: int
    name: str
    group: str
    criticality: str


@dataclass(frozen=True)
class _Kind:
    """What teams of a kind have in common."""

    profile: str
    mean: float
    answered: float


_TRAINING = "data: [tables], regulated: false, own-training: true, prompted-model: false"
_ASSISTANT = (
    "data: [text], regulated: false, own-training: false, prompted-model: true, retrieval: true, "
    "hosting: vendor"
)
_TEAM_KINDS = (
    _Kind(f"serving: batch, {_TRAINING}", 0.5, 0.95),
    _Kind(f"serving: both, {_TRAINING}", 1.5, 0.98),
    _Kind(f"serving: online, {_TRAINING}".replace("regulated: false", "regulated: true"), 1.0, 0.9),
    _Kind(f"serving: online, {_ASSISTANT}", 0.8, 0.9),
    _Kind(f"serving: batch, {_TRAINING}", 0.6, 0.35),  # has only begun to answer
)


def made_team(number: int, seed: int = SEED) -> MadeTeam:
    """Return the team of a number."""
    draw = Random(f"{seed} {number}")  # noqa: S311 nothing secret
    group = number // _TEAMS_IN_A_GROUP
    return MadeTeam(
        number=number,
        name=f"{draw.choice(_WORDS)} {number}",
        group=f"{_AREAS[group % len(_AREAS)]}-{group}",
        criticality=draw.choice(_CRITICALITIES),
    )


def answers_of(team: MadeTeam, rubric: Rubric, seed: int = SEED) -> str:
    """Return the text of a team's answers file."""
    draw = Random(f"{seed} {team.number} answers")  # noqa: S311 likewise
    kind = draw.choices(_TEAM_KINDS, weights=(5, 3, 2, 2, 1))[0]
    day = LATEST - timedelta(days=int(draw.paretovariate(1.2) * 20) % 700)
    profile = kind.profile.replace(", ", "\n  ").replace("[", "\n    - ").replace("]", "")
    lines = [
        f"rubric: {rubric.reference}",
        f"team:\n  name: {team.name}\n  models: {draw.randint(1, 9)}\n  {profile}",
        f"assessed_on: {day}",
        f"criticality: {team.criticality}",
        "answers:",
    ]
    shift = draw.gauss(0, 0.35)
    for practice in rubric.practices:
        if draw.random() < kind.answered:
            mean = kind.mean + shift + _platform(team.group, practice.dimension, seed)
            lines += _answer(draw, practice, round(draw.gauss(mean, 0.5)), day)
    return "\n".join(lines) + "\n"


def _platform(group: str, dimension: str, seed: int) -> float:
    """Return how far the platform of a group lifts all of its teams, or does not."""
    return Random(f"{seed} {group} {dimension}").gauss(0, 0.5)  # noqa: S311 likewise


def _answer(draw: Random, practice: Practice, level: int, day: date) -> Iterator[str]:
    level = min(max(level, 0), 2)
    kind = draw.random()
    if kind < 0.04:
        yield f"  {practice.id}: unknown"
    elif kind < 0.45:
        yield f"  {practice.id}: {level}"
    else:
        yield f"  {practice.id}:\n    level: {level}"
        if kind > 0.85:
            yield from _listed(draw, practice, level)
        if kind > 0.7:
            yield f"    by: {draw.choice(_PEOPLE)}"
        if draw.random() < 0.35:
            yield f"    note: {draw.choice(_NOTES)}"
        if draw.random() < 0.5:
            yield "    evidence:"
            for _ in range(draw.choice((1, 1, 2))):
                yield from _evidence(draw, day)


def _listed(draw: Random, practice: Practice, level: int) -> Iterator[str]:
    """Yield one criterion that is not as the level says."""
    above = [criterion.id for criterion in practice.criteria if criterion.level > level]
    below = [criterion.id for criterion in practice.criteria if criterion.level <= level]
    if above and draw.random() < 0.6:
        yield f"    met: [{draw.choice(above)}]"
    elif below:
        yield f"    {draw.choice(('unmet', 'unknown'))}: [{draw.choice(below)}]"


def _evidence(draw: Random, day: date) -> Iterator[str]:
    observed = day - timedelta(days=draw.randint(1, 90))
    yield f"      - kind: {draw.choice(_KINDS)}"
    yield f"        ref: {draw.choice(_REFS)}"
    yield f"        observed_on: {observed}"
    if draw.random() < 0.2:
        yield f"        expires_on: {observed + timedelta(days=draw.choice((90, 365)))}"


def write_teams(
    folder: Path, rubric: Rubric, numbers: Sequence[int], seed: int = SEED
) -> list[Path]:
    """Write the answers of these teams below a folder, a thousand in each; return where."""
    return [write_team(folder, rubric, number, seed) for number in numbers]


def write_team(folder: Path, rubric: Rubric, number: int, seed: int = SEED) -> Path:
    """Write the answers of one team below a folder; return where."""
    path = folder / f"{number // _FILES_IN_A_FOLDER:03}" / f"team-{number:06}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(answers_of(made_team(number, seed), rubric, seed), encoding="utf-8")
    return path
