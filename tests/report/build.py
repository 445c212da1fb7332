"""Results to render."""

import pickle
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from advisor.assessment.model import (
    Answer,
    Assessment,
    Evidence,
    Person,
    Target,
    Team,
    Urgent,
)
from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document, parse_document
from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.formats import render
from advisor.report.renderers.html import page
from advisor.result.build import build_result
from advisor.result.given import open_given
from advisor.result.model import Result
from advisor.roadmap.conditions import Conditions
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Rubric
from tests.once import once

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "reports" / "samples"
TEAMS = ("parcel-eta", "churn-scoring", "fraud-stream")
RENDERED, PICTURED = "churn-scoring", ("parcel-eta", "fraud-stream")  # how samples are kept
WORD = "W" * 10_000
# Each would do harm in at least one output if it were passed on as it is.
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "[red]loud[/red]",
    "\x1b[2J\x1b]0;title\x07\x9b31m",
    "\u202eevil\u2066",
    "=cmd|' /C calc'!A0",
    "[link](http://evil.example) ![](http://evil.example/x.png) `code` | cell",
    "file:///etc/passwd url(http://evil.example/x.css)",
    "العربية 中文 😀 é",
    WORD,
)


@cache
def shipped() -> Rubric:
    """Return the shipped rubric."""
    return load_rubric()


@cache
def sample(team: str) -> Result:
    """Return the result of a sample team; that of which the report is kept tells of others too."""
    return _result(SAMPLES / team / "answers.yaml", compared=team == "churn-scoring")


@cache
def of_answers(answers: Path) -> Result:
    """Return the result of a file, with what comparing it to another order of steps adds."""
    return _result(answers, compared=True)


def _result(answers: Path, *, compared: bool) -> Result:
    text = answers.read_text(encoding="utf-8")
    made = once(f"{compared=} {text}", lambda: _computed(answers, compared=compared))
    result: Result = pickle.loads(made)  # noqa: S301 what this run has written itself
    return result


def _computed(answers: Path, *, compared: bool) -> bytes:
    return pickle.dumps(open_given(answers).result(compared=compared))


@cache
def printed(case: str) -> bytes:
    """Return the full PDF of a sample team, or of the "hostile" one."""
    return pdf_of(hostile() if case == "hostile" else sample(case), Appearance(full=True))


def pdf_of(result: Result, appearance: Appearance = PLAIN) -> bytes:
    """Return the PDF of a result, laid out once in a test run."""
    html = page(result, medium="print", appearance=appearance)
    return once(html, lambda: render(result, "pdf", appearance=appearance))


def print_page(result: Result) -> str:
    """Return the HTML of a PDF with all that stands behind its four pages."""
    return page(result, medium="print", appearance=Appearance(full=True))


@cache
def undated(team: str) -> Result:
    """Return the result of a sample team that says nothing of the people it has."""
    document = load_document(SAMPLES / team / "answers.yaml")
    return build_result(*open_assessment(document), conditions=Conditions())


@cache
def mending() -> Result:
    """Return the result of three people by name whom two lacks hurt lately."""
    rubric, team = open_assessment(load_document(SAMPLES / "parcel-eta" / "answers.yaml"))
    lacks = ("testing.data-validation", "deployment.model-delivery")
    hurt = {name: replace(team.answers[name], urgent=Urgent()) for name in lacks}
    people = (
        Person(name="Ada", share=80, roles=("data-scientist", "ml-engineer")),
        Person(name="Ben", share=60, roles=("ml-engineer", "platform-engineer", "data-engineer")),
        Person(name="Cleo", share=20, roles=("product-owner",)),
    )
    changed = replace(team, answers={**team.answers, **hurt}, people=people, capacity={})
    return build_result(rubric, changed)


def uniform(level: int, name: str = "Team", /, **answers: Answer) -> Result:
    """Return the result of a team with every practice at `level`, some answered otherwise.

    A practice is named by its id with `__` for the dot.
    """
    rubric = shipped()
    evidence = (Evidence(kind="artifact", ref="ci/deploy.yml"),)
    every = {p.id: Answer(level=level, evidence=evidence) for p in rubric.practices}
    assessment = Assessment(
        rubric=rubric.reference,
        team=Team(name=name),
        assessed_on=date(2026, 11, 23),
        answers={**every, **{key.replace("__", "."): answer for key, answer in answers.items()}},
    )
    return build_result(rubric, assessment)


@cache
def with_people(level: int, share: float = 1.0) -> Result:
    """Return the result of a team with every practice at `level` that has people to plan with."""
    rubric = shipped()
    assessment = Assessment(
        rubric=rubric.reference,
        team=Team(name="Team"),
        assessed_on=date(2026, 11, 23),
        answers={practice.id: Answer(level=level) for practice in rubric.practices},
        capacity={role.id: share for role in rubric.roles},
        target=Target(level=rubric.top),
    )
    return build_result(rubric, assessment)


@cache
def hostile() -> Result:
    """Return the result of a team whose every own text tries to do harm."""
    texts = [*HOSTILE, *HOSTILE]
    answers = {
        practice.id: Answer(
            level=1,
            note=f"note {text}",
            evidence=(Evidence(kind="artifact", ref=f"ref {text}"),),
        )
        for practice, text in zip(shipped().practices, texts, strict=False)
    }
    first = shipped().practices[0].id
    answers[first] = Answer(level="not_applicable", reason=" ".join(HOSTILE[:6]))
    assessment = Assessment(
        rubric=shipped().reference,
        team=Team(name=" ".join(HOSTILE[:10])),
        assessed_on=date(2026, 11, 23),
        answers=answers,
    )
    return build_result(shipped(), assessment)


def from_yaml(text: str) -> Result:
    """Return the result of answers written as YAML."""
    return build_result(*open_assessment(parse_document(text, file="answers.yaml")))


def long_titles() -> Result:
    """Return a result of a rubric whose every title takes forty characters."""
    rubric = shipped()
    own = replace(
        rubric,
        practices=tuple(replace(item, title=_lengthened(item.title)) for item in rubric.practices),
        dimensions=tuple(
            replace(item, title=_lengthened(item.title)) for item in rubric.dimensions
        ),
        stages=tuple(replace(item, title=_lengthened(item.title)) for item in rubric.stages),
        roles=tuple(replace(item, title=_lengthened(item.title)) for item in rubric.roles),
    )
    assessment = Assessment(
        rubric=own.reference,
        team=Team(name="Team"),
        assessed_on=date(2026, 11, 23),
        answers={practice.id: Answer(level=1) for practice in own.practices},
        capacity={role.id: 1.0 for role in own.roles},
        target=Target(level=own.top),
    )
    return build_result(own, assessment)


def _lengthened(title: str) -> str:
    return f"{title} and what managers of warehouses want"[:40]
