"""The pages on rubrics say what this release does."""

import re

import pytest

from advisor.cli.command_line import run
from advisor.cli.rubric_pages.markdown import pages
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.lint.run import lint
from tests.build import ROOT
from tests.rubric.lint.test_run import CASES

DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
AUTHORING = (DOCS / "rubric-authoring.md").read_text()
MOST_BYTES = 100_000  # sites that show Markdown stop at 512 kB, readers sooner
# What scoring the best and the worst answers finds; tests/scoring/test_extremes.py shows each.
EXTREMES = ("best-is-not-top", "best-is-blocked", "worst-is-not-zero", "evidence-falls-short")


def test_the_pages_of_the_shipped_rubric_are_up_to_date() -> None:
    files = [DOCS / "rubric.md", *DOCS.glob("rubric/**/*.md")]
    there = {file.relative_to(DOCS).as_posix(): file.read_text() for file in files}
    assert there == pages(load_rubric()), "docs/rubric drifted: run `make docs`"


@pytest.mark.parametrize("command", ["score", "plan"])
def test_the_readme_shows_what_a_command_prints(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    example = rf"advisor {command} (reports/\S+)\n(.*?)\n…\n```"
    (file, shown) = re.findall(example, README, re.DOTALL)[0]
    assert run([command, str(ROOT / file)]) == 0
    assert capsys.readouterr().out.startswith(shown)


def test_every_page_is_small_enough_to_be_shown() -> None:
    sizes = {file.name: file.stat().st_size for file in DOCS.rglob("*.md")}
    assert max(sizes.values()) < MOST_BYTES


def test_no_page_links_to_a_file_that_is_not_there() -> None:
    files = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
    links = [(file, target) for file in files for target in LINK.findall(file.read_text())]
    assert len(links) > len(files)
    assert [link for link in links if not (link[0].parent / link[1]).exists()] == []


def test_the_table_of_rules_names_every_rule_with_its_severity() -> None:
    found = {(finding.rule, finding.severity) for case in CASES for finding in lint(case.rubric)}
    listed = re.findall(r"^\| `([a-z0-9-]+)` \| (error|warning) \|", AUTHORING, re.MULTILINE)
    assert len(listed) == len(dict(listed))
    assert set(listed) == found | {(rule, "error") for rule in ("load", *EXTREMES)}
