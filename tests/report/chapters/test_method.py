"""How the numbers were computed, from what, and who signs for it."""

import re
from dataclasses import replace

import pytest

from advisor.report.brand.model import Appearance
from advisor.report.chapters.method import CHAPTER, MethodData
from advisor.report.formats import render
from advisor.report.renderers.html import page
from advisor.result.model import Result
from advisor.result.read import parse_result
from tests.report.build import sample, uniform
from tests.result.results import SCHEMA_1

SIGNERS = ("Assessed by", "Reviewed by", "Approved by")


def origin(result: Result) -> dict[str, str]:
    data: MethodData = CHAPTER.data(result)
    return {fact.label: fact.value for fact in data.origin}


def test_answers_and_rubric_are_told_by_their_whole_digests() -> None:
    result = sample("churn-scoring")
    said = origin(result)
    assert said["Answers"] == f"A file with the SHA-256 {result.answers_sha256}."
    assert said["Rubric"] == (
        f"MLOps and DevOps maturity, mlops-devops@{result.rubric.version}, "
        f"SHA-256 {result.rubric.sha256}."
    )
    assert [len(digest) for digest in re.findall(r"[0-9a-f]{40,}", " ".join(said.values()))] == [
        64,
        64,
    ]


def test_the_generator_and_the_day_of_judgement_are_told() -> None:
    result = replace(sample("churn-scoring"), generator="advisor 9.8.7")
    assert origin(result)["Generator"] == "advisor 9.8.7."
    assert origin(result)["Day of judgement"].startswith("23 November 2026. ")


def test_where_no_file_was_it_says_so() -> None:
    assert origin(uniform(2))["Answers"] == (
        "Computed without an answers file, so there is no SHA-256 of one."
    )
    older = parse_result(SCHEMA_1.read_text(encoding="utf-8"), file="schema-1.json")
    assert "does not keep the SHA-256" in origin(older)["Answers"]


def test_that_a_report_acts_on_evidence_is_part_of_how_it_was_computed() -> None:
    labels = [[fact.label for fact in CHAPTER.data(result).facts] for result in _loose_and_strict()]
    assert set(labels[1]) - set(labels[0]) == {"Supported in place of met"}


def _loose_and_strict() -> tuple[Result, Result]:
    return uniform(2), replace(uniform(2), strict=True)


@pytest.mark.parametrize("medium", ["screen", "print", "markdown"])
def test_every_medium_has_digests_and_a_line_for_each_to_sign(medium: str) -> None:
    result = sample("churn-scoring")
    text = (
        render(result, "md").decode()
        if medium == "markdown"
        else page(result, medium=medium, appearance=Appearance(full=True))
    )
    said = text[text.rindex("Computed from") :]
    assert str(result.answers_sha256) in said
    assert result.rubric.sha256 in said
    lines = said[said.index("Sign-off") :]
    places = [lines.index(signer) for signer in SIGNERS]
    assert places == sorted(places)
    assert "Date" in lines
