import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from advisor.cli.command_line import run
from advisor.document import read
from advisor.document.data import as_data
from advisor.errors import InputError, UsageError
from advisor.report.result_json import result_json
from advisor.result import given
from advisor.result.given import (
    GivenAnswers,
    GivenResult,
    is_result,
    open_answers,
    open_given,
    require_answers,
)
from advisor.rubric.source import rubric_folder
from tests.build import DAY, answers_text
from tests.strategies import shipped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"schema_version": 1}', True),
        ('\n { "id": 1, "schema_version" : 1}', True),
        ('{"schema_version": 1, "score": NaN}', True),
        ('{"schema_version": 1, "team": {', True),
        ('{"answers": {"a.b": {"note": "the \\"schema_version\\" of it"}}}', False),
        ("{answers: {a.b: {note: 'the \"schema_version\" of it'}}}", False),
        ('{"kpis": {"schema_version": {"current": 1}}}', False),
        ("{rubric: x, team: {name: '\"schema_version\"'", False),
        ("rubric: x\nnote: '{\"schema_version\": 1}'\n", False),
        ("schema_version: 1\n", False),
        ("[" * 9999 + '"schema_version"', False),
        ("{" * 9999 + '"schema_version"', False),
        ("", False),
    ],
)
def test_a_result_is_known_by_its_own_keys(text: str, expected: bool) -> None:
    assert is_result(text) is expected


def test_a_note_of_any_form_makes_no_result() -> None:
    data = {"team": {"name": '{"schema_version": 1}'}, "answers": {}}
    assert not is_result(json.dumps(data))
    assert not is_result(json.dumps(data, indent=1))


@pytest.fixture
def answers_file(tmp_path: Path) -> Path:
    path = tmp_path / "answers.json"
    levels = {
        practice.id: 0 if practice.id == "testing.data-validation" else 1
        for practice in shipped().practices
    }
    capacity = {role.id: 2.0 for role in shipped().roles}
    path.write_text(answers_text(shipped(), levels, capacity=capacity, target={"level": 1}))
    return path


@pytest.fixture
def result_file(tmp_path: Path, answers_file: Path) -> Path:
    path = tmp_path / "result.json"
    path.write_text(result_json(open_given(answers_file).result(dated=False)))
    return path


def test_answers_and_a_result_of_them_give_the_same(answers_file: Path, result_file: Path) -> None:
    one, other = open_given(answers_file), open_given(result_file)
    assert isinstance(one, GivenAnswers)
    assert isinstance(other, GivenResult)
    assert one.scorecard.level == other.scorecard.level
    assert as_data(one.crosswalks("claimed")) == as_data(other.crosswalks("claimed"))
    written = [result_json(given.result(dated=False)) for given in (one, other)]
    assert written[0] == written[1]


def test_a_result_tells_the_digest_of_the_answers_it_was_made_from(answers_file: Path) -> None:
    result = open_given(answers_file).result(dated=False)
    assert result.answers_sha256 == sha256(answers_file.read_bytes()).hexdigest()


def test_answers_are_judged_as_of_a_day(tmp_path: Path) -> None:
    first = next(p.id for p in shipped().practices if p.criteria[0].level == 1)
    evidence = [{"kind": "artifact", "ref": "ci.yml", "expires_on": "2026-12-01"}]
    path = tmp_path / "answers.json"
    path.write_text(answers_text(shipped(), {first: {"level": 2, "evidence": evidence}}))
    for day, supported in ((None, 2), (date(2026, 12, 1), 2), (date(2026, 12, 2), 0)):
        given_answers = open_given(path, as_of=day)
        assert given_answers.scorecard.practice(first).supported == supported
        assert given_answers.result(dated=False).as_of == (day or DAY)


def test_a_result_was_judged_already(result_file: Path) -> None:
    assert open_given(result_file, as_of=DAY).scorecard.as_of == DAY
    with pytest.raises(UsageError, match="judged as of 2026-11-23"):
        open_given(result_file, as_of=date(2027, 1, 1))


@pytest.mark.parametrize("named", [None, "mlops-devops", "path"])
def test_a_result_left_in_order_is_dated_like_its_answers(
    answers_file: Path, result_file: Path, named: str | None
) -> None:
    rubric = str(rubric_folder("mlops-devops")) if named == "path" else named
    assert open_given(result_file, rubric).result(dated=False).roadmap.undated
    dated = open_given(result_file, rubric).result()
    assert not dated.roadmap.undated
    assert result_json(dated) == result_json(open_given(answers_file).result())


def test_a_result_of_another_rubric_stays_without_dates(result_file: Path) -> None:
    data = json.loads(result_file.read_text())
    for changes in ({"sha256": "0" * 64}, {"id": "gone"}):
        result_file.write_text(json.dumps({**data, "rubric": {**data["rubric"], **changes}}))
        assert open_given(result_file).result().roadmap.undated
    with pytest.raises(InputError, match="does not exist"):
        open_given(result_file, "gone.yaml").result()


@pytest.mark.parametrize(
    "line", ["score {}", "score {} --format json", "plan {}", "explain {}", "gate {} --min-level 0"]
)
def test_a_command_reads_what_it_is_given_once(
    answers_file: Path, result_file: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []

    def counting(kind: Callable[[str | Path], str]) -> Callable[[str | Path], str]:
        def counted(source: str | Path) -> str:
            reads.append(str(source))
            return kind(source)

        return counted

    monkeypatch.setattr(given, "read_text", counting(read.read_text))
    for file in (str(result_file), str(answers_file)):
        assert run(line.format(file).split()) == 0
        assert reads == [file]
        reads.clear()


def test_what_has_to_be_answers_is_no_result_and_no_rubric(result_file: Path) -> None:
    with pytest.raises(InputError, match="this file holds a result, and no answers"):
        open_answers(result_file)
    rubric = (rubric_folder("mlops-devops") / "rubric.yaml").read_text(encoding="utf-8")
    for text, other in ((result_file.read_text(), "a result"), (rubric, "a rubric")):
        with pytest.raises(InputError, match=f"this file holds {other}, and no answers"):
            require_answers(text, file="team.yaml")
    require_answers("rubric: mlops-devops@2\n", file="team.yaml")
