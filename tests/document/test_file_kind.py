import json
from pathlib import Path

import pytest
import yaml

from advisor.document.file_kind import refuse_foreign_text, refuse_other_data
from advisor.document.parse import parse_document
from advisor.document.read import LARGEST, decoded, read_text
from advisor.errors import ContentError, InputError

UUID = "f6f7737f-25a9-4317-8de2-09bf59f29b5b"
ACTIVITY = f"Build:\n  Build:\n    Defined build:\n      uuid: {UUID}\n      level: 1\n"
XML = '<?xml version="1.0"?>\n<!-- made by hand -->\n'
OSCAL = 'xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="1"'
FOREIGN = {
    f"---\nmeta:\n  version: 4.1\n  publisher: https://x/DevSecOps-MaturityModel-data\n---\n"
    f"{ACTIVITY}": "a DSOMM model",
    f"{ACTIVITY}      usefulness: 4\n      teamsImplemented: {{A: false}}\n": "a DSOMM model",
    f"{ACTIVITY}      usefulness: &u 4\n      measure: *u\n": "a DSOMM model",
    f"{ACTIVITY}      usefulness: 4\n      teamsImplemented: {{A: true}}\n": "a team's progress in",
    f"progress:\n  {UUID}:\n    Team A: {{Started: 2026-01-02}}\n": "a team's progress in DSOMM",
    "activity: 27bb\nanswerSet: f77b\nid: c4eb\nquality: [You have it]\n": "a part of the OWASP",
    '{"Company Name": "X", "Project name": "Y", "question1": 0.25}': "an OWASP SAMM assessment",
    '{"answers": {"G-SM-A-1-1": "Yes, for some"}}': "an OWASP SAMM assessment",
    '{\n\t"schemaVersion": "2021-11-01", "pillars": [{"id": "p", "questions": []}]}': "an AWS Well",
    '{"WorkloadId": "1", "LensReview": {"LensAlias": "serverless"}}': "an AWS Well-Architected r",
    '{"catalog": {"uuid": "1", "metadata": {"oscal-version": "1.1.2"}}}': "an OSCAL document (cat",
    f"component-definition:\n  uuid: {UUID}\n  metadata:\n    oscal-version: 1.1.2\n": "an OSCAL d",
    f"{XML}<assessment-results {OSCAL}>\n</assessment-results>\n": "an OSCAL document (asse",
    f'{XML}<catalog {OSCAL}><p a="b: c"/>: d\n</catalog>\n': "an OSCAL document (catalog)",
    '{"id": 1, "badge_percentage_0": 100}': "a project's entry",
    '[{"badge_level": "passing", "project_id": 1}]': "a project's entry",
    'license_status: Met\nlicense_justification: "https://x"\n': "a project's entry",
    '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "x"}': "a JSON S",
    '{"version": "2.1.0", "runs": [{"tool": {}}]}': "a SARIF log",
    "<!DOCTYPE html>\n<html>\n<p>a: b: c</p>\n": "a web page",
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n": "a calendar",
}
NEARLY = (
    "progress:\n  Team A: {Started: 2026-01-02}\n",
    "progress:\n",
    "meta: {publisher: the team}\n",
    f"a: {{b: {{c: {{uuid: {UUID}, level: 1}}}}}}\n",
    "question1: 0.25\n",
    "answers: {G-SM: 1}\n",
    "pillars: [{questions: []}]\n",
    "schemaVersion: 2\npillars: []\n",
    "catalog: {uuid: 1}\n",
    "badge_level: gold\n",
    "build_status: Met\n",
    "build_status: green\nbuild_justification: none\n",
    "id: a\n",
    "- 1\n",
    "[]",
    "<catalog/>\n",
    f"<catalog2 {OSCAL}/>\n",
    "model: SAMMY\n",
)


def refuse(text: str, *, file: str = "given.yaml", wanted: str = "answers") -> None:
    """Read a text as a command does that wants answers."""
    refuse_other_data(parse_document(text, file=file).data, file=file, wanted=wanted)


@pytest.mark.parametrize("text", FOREIGN)
def test_a_file_of_another_framework_is_named_as_what_it_is(text: str) -> None:
    with pytest.raises(InputError) as caught:
        refuse(text)
    (problem,) = caught.value.problems
    assert not isinstance(caught.value, ContentError)
    assert problem.message.startswith(f"this file holds {FOREIGN[text]}")
    assert problem.location is not None
    assert problem.location.file == "given.yaml"
    assert str(problem.hint).endswith("Answers are started with: advisor answers new -o team.yaml.")


@pytest.mark.parametrize("text", NEARLY)
def test_what_only_looks_a_little_like_one_is_not_taken_for_it(text: str) -> None:
    refuse(text)
    refuse_foreign_text(text, file="given.yaml")


def test_what_it_says_of_a_team_is_told_as_possible_evidence() -> None:
    hints = {}
    for text, name in FOREIGN.items():
        with pytest.raises(InputError) as caught:
            refuse(text)
        hints[name] = str(caught.value.problems[0].hint)
    assert "none of it is evidence" in hints["a DSOMM model"]
    assert "`kind: document`" in hints["a team's progress in DSOMM"]
    assert "`kind: automated`" in hints["an OSCAL document (asse"]


def test_one_that_is_too_large_to_be_read_is_named_as_well(tmp_path: Path) -> None:
    head = '{"catalog": {"uuid": "1", "metadata": {"oscal-version": "1.1.2"}, "controls": [\n'
    file = tmp_path / "catalog.json"
    file.write_text(head + '{"id": "ac-1"},\n' * (LARGEST // 10), encoding="utf-8")
    with pytest.raises(InputError, match=r"an OSCAL document \(catalog\)"):
        read_text(file)


@pytest.mark.parametrize(
    ("data", "wanted", "said"),
    [
        ({"rubric": "a@1", "team": {}}, "a rubric", "holds answers, and no rubric"),
        ({"id": "a", "levels": []}, "answers", "holds a rubric, and no answers"),
        ({"id": "a", "extends": "b@1"}, "answers", "holds a rubric, and no answers"),
        ({"practices": [{"id": "a"}]}, "answers", "holds a part of a rubric, and no answers"),
        ({"proposals_version": 1}, "answers", "holds proposals of a scan, and no answers"),
        ({"proposals_version": 1}, "a rubric", "holds proposals of a scan, and no rubric"),
        ({"schema_version": 2, "level": {}}, "a rubric", "holds a result, and no rubric"),
        ({"id": "a", "levels": []}, "proposals of a scan", "and no proposals of a scan"),
    ],
)
def test_a_file_of_our_own_in_the_wrong_place_is_named(
    data: object, wanted: str, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        refuse(json.dumps(data), wanted=wanted)


def test_what_reads_as_what_is_wanted_is_left_to_whoever_wants_it() -> None:
    refuse("rubric: a@1\nteam: {}\nprogress: {}\nbadge_percentage_0: 1\n")
    refuse("id: a\nlevels: []\nschemaVersion: 1\npillars: [{questions: []}]\n", wanted="a rubric")


def test_the_policy_of_a_gate_is_known_by_its_name() -> None:
    refuse("min-level: 1\n", file="ci/gate.yaml")
    with pytest.raises(InputError, match="the policy of a gate, and no answers"):
        refuse("min-level: 1\n", file="ci/advisor-gate.yaml")


def test_bytes_that_are_text_after_all_are_read() -> None:
    assert decoded(b"PK: 1\n", "a.yaml") == "PK: 1\n"


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_what_nests_without_end_is_not_followed_to_it(
    opening: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    class Counting(yaml.CSafeLoader):
        def get_event(self) -> yaml.Event | None:
            asked.append(1)
            return super().get_event()

    monkeypatch.setattr("advisor.document.file_kind._Loader", Counting)
    refuse_foreign_text(opening * 5_000, file="given.yaml")
    assert 0 < len(asked) < 1_000
