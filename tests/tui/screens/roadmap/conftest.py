"""A team of two in which nothing is in place, and its roadmap."""

from dataclasses import replace

import pytest

from advisor import load_rubric
from advisor.assessment.model import Answer, Assessment, Person, Urgent
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import Rubric
from advisor.tui.what_if.what_if import planned, saved_request
from tests.build import assessment

HURT = "testing.data-validation"


@pytest.fixture(scope="session")
def shipped() -> Rubric:
    return load_rubric()


@pytest.fixture(scope="session")
def team(shipped: Rubric) -> Assessment:
    """Return a team of two in which nothing is in place, and bad data hurt."""
    given = assessment(shipped, {practice.id: 0 for practice in shipped.practices})
    return replace(
        given,
        answers={**given.answers, HURT: Answer(level=0, urgent=Urgent())},
        people=(
            Person(name="Lena", share=60, roles=("ml-engineer", "data-scientist")),
            Person(name="Jo", share=50, roles=("platform-engineer", "product-owner")),
        ),
    )


@pytest.fixture(scope="session")
def roadmap(shipped: Rubric, team: Assessment) -> Roadmap:
    return planned(shipped, team, saved_request(team))
