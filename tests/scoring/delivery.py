"""A small rubric with criteria, features of both roles and a trait, and teams assessed by it."""

from collections.abc import Mapping
from functools import cache

from advisor import score
from advisor.assessment.model import Answer, Assessment, Evidence, Team
from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.model import (
    Criterion,
    Dimension,
    EvidenceKind,
    Feature,
    FeatureSet,
    Level,
    Option,
    Practice,
    ProfileField,
    Rubric,
    Side,
    Stage,
)
from advisor.rubric.profile_condition import NumberRange
from advisor.scoring.model import Scorecard
from tests.build import DAY

TRAIN, CHECK, SHIP = "run.train", "run.check", "run.ship"
LOG = Evidence(kind="log", ref="any")
WORD = Evidence(kind="word", ref="any")
HELD_1 = {TRAIN: Answer(level=1), CHECK: Answer(level=0)}
GUARDED_1 = {TRAIN: Answer(level=1), CHECK: Answer(level=1)}


@cache
def delivery() -> Rubric:
    """Return the rubric: levels 0 to 2, `ml` decides, `ops` is compared."""
    return with_implied(
        Rubric(
            id="delivery",
            version="1.0.0",
            title="Delivery",
            summary="How models are delivered.",
            levels=(
                _level(0, Feature(id="by-hand", title="By hand", summary="People run it.",
                                  shown_when_unmet=(f"{TRAIN}/auto",))),
                _level(1, _core("training"), _component("validation"), _ops("shipping"),
                       _component("sharing", models=NumberRange(min=2))),
                _level(2, _core("pipeline-cd"), _component("feedback")),
            ),
            sets=(FeatureSet(id="own", title="Own models"),),
            sides=(Side(id="ml", title="ML"), Side(id="ops", title="Ops")),
            primary_side="ml",
            compared_side="ops",
            dimensions=(_dimension(),),
            stages=(Stage(id="work", title="Work", summary="Working."),),
            evidence_kinds=(
                EvidenceKind(id="word", title="Word", summary="Said.", caps=1),
                EvidenceKind(id="log", title="Log", summary="Logged.", caps=2),
            ),
            profile=(
                ProfileField(id="trains", title="Own training", question="?", default=True),
                ProfileField(id="models", title="Models", question="?", type="number"),
                ProfileField(id="serving", title="Serving", question="?",
                             options=(Option(id="online", title="Online"),
                                      Option(id="batch", title="Batch"))),
            ),
            practices=(
                _practice(TRAIN, "ml", (
                    _criterion("auto", 1, "training"),
                    _criterion("logged", 1),
                    _criterion("released", 2, "pipeline-cd"),
                )),
                _practice(CHECK, "ml", (
                    _criterion("data", 1, "validation"),
                    _criterion("model", 1, "validation"),
                    _criterion("shared", 1, "sharing", models=NumberRange(min=2)),
                    _criterion("acted-on", 2, "feedback"),
                ), trains=(True,)),
                _practice(SHIP, "ops", (
                    _criterion("script", 1, "shipping"),
                    _criterion("canary", 2, serving=("online",)),
                ), weight=0.7),
            ),
        )
    )  # fmt: skip


def _level(level: int, *features: Feature) -> Level:
    return Level(
        level=level,
        id=f"level-{level}",
        title=("Manual", "Automated", "Released")[level],
        summary="A level.",
        challenge="Staying.",
        features=features,
    )


def _core(name: str) -> Feature:
    return Feature(id=name, title=name.title(), summary="Core.", set="own")


def _component(name: str, **condition: NumberRange) -> Feature:
    return Feature(
        id=name,
        title=f"{name.title()} of models",
        summary="Component.",
        role="component",
        applies_when=dict(condition),
    )


def _ops(name: str) -> Feature:
    return Feature(id=name, title=name.title(), summary="Core.", side="ops")


def _dimension() -> Dimension:
    return Dimension(
        id="run",
        title="Run",
        sides={"ml": "Models.", "ops": "Code."},
        carries_over="Much.",
        starts_fresh="Little.",
    )


def _criterion(
    name: str, level: int, defines: str = "", **condition: tuple[str, ...] | NumberRange
) -> Criterion:
    return Criterion(
        id=name,
        level=level,
        text=f"The {name} fact is seen.",
        defines=(defines,) if defines else (),
        applies_when=dict(condition),
    )


def _practice(
    name: str,
    side: str,
    criteria: tuple[Criterion, ...],
    weight: float = 1.0,
    **condition: tuple[bool, ...],
) -> Practice:
    return Practice(
        id=name,
        title=name.partition(".")[2].title(),
        side=side,
        dimension="run",
        stage="work",
        question="How?",
        why="Because.",
        risk="Loss.",
        levels={0: "By hand."},
        criteria=criteria,
        weight=weight,
        applies_when=dict(condition),
    )


def team(answers: Mapping[str, Answer], **profile: str | bool | float) -> Assessment:
    """Return a team with these answers and this profile."""
    return Assessment(
        rubric=delivery().reference,
        team=Team(name="Any team", profile=dict(profile)),
        assessed_on=DAY,
        answers=dict(answers),
    )


def card(answers: Mapping[str, Answer], **profile: str | bool | float) -> Scorecard:
    """Return the scorecard of these answers and this profile."""
    return score(delivery(), team(answers, **profile))
