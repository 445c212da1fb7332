"""The pages on rubrics say what this release does."""

import re

from advisor.cli.rubric_page import rubric_page
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.lint.run import lint
from tests.build import ROOT
from tests.rubric.lint.test_run import CASES
from tests.rubric.sound import edited

PAGE = ROOT / "docs" / "rubric.md"
AUTHORING = (ROOT / "docs" / "rubric-authoring.md").read_text()
MOST_BYTES = 500_000  # sites that show Markdown stop at 512 kB
# What scoring the best and the worst answers finds; tests/scoring/test_extremes.py shows each.
EXTREMES = ("best-is-not-top", "best-is-blocked", "worst-is-not-zero", "evidence-falls-short")


def test_the_page_of_the_shipped_rubric_is_up_to_date() -> None:
    assert rubric_page(load_rubric()) == PAGE.read_text(), "docs/rubric.md drifted: run `make docs`"


def test_the_page_is_small_enough_to_be_shown() -> None:
    assert PAGE.stat().st_size < MOST_BYTES


def test_the_table_of_rules_names_every_rule_with_its_severity() -> None:
    found = {
        (finding.rule, finding.severity) for case in CASES for finding in lint(edited(case.edits))
    }
    listed = re.findall(r"^\| `([a-z0-9-]+)` \| (error|warning) \|", AUTHORING, re.MULTILINE)
    assert len(listed) == len(dict(listed))
    assert set(listed) == found | {(rule, "error") for rule in ("load", *EXTREMES)}
