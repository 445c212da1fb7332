import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from advisor.assessment.model import UNKNOWN, Answer, Evidence
from advisor.document.parse import parse_document
from advisor.report.gate.annotations import annotations
from advisor.report.gate.findings import Judged, gate_findings
from advisor.report.gate.junit import gate_junit
from advisor.report.gate.sarif import gate_sarif
from advisor.report.gate.summary import gate_summary
from advisor.scoring.gate import check_gate
from advisor.scoring.gate_model import GateConditions, Uncompared, Verdict
from advisor.scoring.model import Scorecard
from tests.report.sarif import faults
from tests.scoring.delivery import SHIP, TRAIN, card

HOSTILE = "a\n::error::b ##[add-path]c %0A, ]]> <x> | @all \x1b[31m"
TEXT = f"""\
assessed_on: 2026-11-23
answers:
  run.train:
    level: 0
    evidence:
      - {{kind: log, ref: {json.dumps(HOSTILE)}}}
  run.ship: unknown
"""
JUDGED = Judged(file="dir/team.yaml", document=parse_document(TEXT, file="-"))
CARD = card(
    {
        TRAIN: Answer(
            level=0, evidence=(Evidence(kind="log", ref=HOSTILE, expires_on=date(2026, 1, 1)),)
        ),
        SHIP: Answer(level=UNKNOWN),
    }
)


@pytest.fixture(scope="module")
def verdicts() -> tuple[Verdict, ...]:
    return _verdicts(CARD)


def _verdicts(found: Scorecard) -> tuple[Verdict, ...]:
    wanted = GateConditions(
        min_level=1,
        min_coverage=0.9,
        max_unknown=0,
        max_waived=3,
        max_age=1,
        no_expired=True,
        base=Uncompared(why="first-run"),
        day=date(2026, 11, 30),
    )
    return check_gate(found, wanted)


def test_each_reason_stands_at_its_line(verdicts: tuple[Verdict, ...]) -> None:
    found = [(f.kind, f.place.line if f.place else 0) for f in gate_findings(verdicts, JUDGED)]
    assert found == [
        ("min-level", 4),
        ("min-coverage", 2),
        ("max-unknown", 7),
        ("max-unknown", 7),
        ("max-age", 1),
        ("no-expired", 6),
    ]


def test_an_annotation_cannot_be_left_by_what_a_team_writes(verdicts: tuple[Verdict, ...]) -> None:
    lines = list(annotations(verdicts, JUDGED))
    assert lines[0].startswith("::error file=dir/team.yaml,line=4,col=5,title=level at least 1 ")
    assert all(line.startswith("::error file=") and "\n" not in line for line in lines)
    assert r"a%0A\x3a:error::b \x23#[add-path]c %250A, ]]>" in lines[-1]
    assert "\x1b" not in lines[-1]
    assert len(lines) == 5  # the two that are unknown stand on one line


def test_github_shows_ten_and_the_last_tells_how_many_more() -> None:
    answers = "".join(f"  p.n{n}: unknown\n" for n in range(12))
    many = Judged(file="t.yaml", document=parse_document(f"answers:\n{answers}", file="-"))
    names = tuple(f"p.n{n}/c" for n in range(12))
    verdict = Verdict(kind="max-unknown", basis="claimed", holds=False, wanted=0, criteria=names)
    lines = list(annotations([verdict], many))
    assert len(lines) == 10
    assert lines[-1].endswith("::p.n9/c%0A… and 2 more.")


def test_each_condition_that_fails_has_an_annotation_and_a_regress_comes_first() -> None:
    names = tuple(f"p.n{n}/c" for n in range(30))
    answers = "".join(f"  p.n{n}: unknown\n" for n in range(30))
    many = Judged(file="t.yaml", document=parse_document(f"answers:\n{answers}", file="-"))
    unknown = Verdict(kind="max-unknown", basis="claimed", holds=False, wanted=0, criteria=names)
    before = card({TRAIN: Answer(level=1), SHIP: Answer(level=1)})
    regress = check_gate(card({}), GateConditions(base=before))
    lines = list(annotations([unknown, *regress], many))
    assert len(lines) == 10
    assert [line for line in lines if "title=no regress" in line] == lines[:1]
    assert "title=criteria unknown" in lines[-1]
    assert lines[-1].endswith("… and 21 more.")


def test_without_a_file_an_annotation_names_none(verdicts: tuple[Verdict, ...]) -> None:
    assert next(annotations(verdicts, Judged())).startswith("::error title=level")


def test_junit_has_a_case_for_each_condition(verdicts: tuple[Verdict, ...]) -> None:
    suite = ET.fromstring(gate_junit(verdicts, JUDGED))[0]  # noqa: S314 our own text
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("7", "5", "1")
    cases = {case.get("name"): case for case in suite}
    assert len(cases) == 7
    assert {case.get("file") for case in suite} == {"dir/team.yaml"}
    failed = cases["no evidence expired by 2026-11-30"].find("failure")
    assert failed is not None
    assert failed.get("message") == "1 has expired"
    assert "]]> <x>" in (failed.text or "")
    assert cases["criteria waived at most 3"].find("failure") is None
    assert cases["no regress (claimed)"].find("skipped") is not None


def test_sarif_is_what_the_public_schema_asks_for(verdicts: tuple[Verdict, ...]) -> None:
    log = gate_sarif(verdicts, JUDGED)
    assert faults(log) == []
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "dir/team.yaml"
    assert place["region"] == {"startLine": 4, "startColumn": 5}
    assert faults(gate_sarif(_verdicts(CARD)[3:4], Judged())) == []


def test_the_schema_finds_what_is_wrong(verdicts: tuple[Verdict, ...]) -> None:
    log = gate_sarif(verdicts, JUDGED)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert faults(log)


def test_the_summary_is_a_table_with_the_reasons_below(verdicts: tuple[Verdict, ...]) -> None:
    text = gate_summary(CARD, verdicts, ["The teams have different names: a and b."])
    assert text.startswith("### Any team: 5 of 7 conditions of the gate do not hold\n")
    assert "| ❌ | level at least 1 \\(claimed\\) | too little is known to tell a level |" in text
    assert "| ✅ | criteria waived at most 3 | 0 |" in text
    assert "- run.train/auto: lacking: The auto fact is seen." in text
    assert "- The teams have different names: a and b." in text
    assert "@all" not in text
