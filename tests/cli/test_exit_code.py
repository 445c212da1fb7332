from pathlib import Path

import pytest

from tests.build import BACKUPS, SAMPLES
from tests.cli.conftest import Advisor
from tests.rubric.sound import SOUND

SAMPLE = str(SAMPLES[0])


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """Return paths that command lines below call by a name in braces."""
    texts = {
        "bad_answers": "rubric: mlops-devops@2\nteam: {name: A}\nassessed_on: soon\n",
        "bad_rubric": SOUND.read_text().replace("stage: repair", "stage: repiar"),
        "bad_result": '{"schema_version": "1.0"}',
        "not_yaml": "a: [",
        "file": "in the way",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "empty").mkdir()
    names = [*texts, "empty", "out", "none"]
    fixed = {"sample": SAMPLE, "sound": str(SOUND), "backups": str(BACKUPS)}
    return {name: str(tmp_path / name) for name in names} | fixed


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("score {sample}", 0),
        ("explain {sample}", 0),
        ("answers check {sample}", 0),
        ("answers new", 0),
        ("report {sample} --format json -o {out}", 0),
        ("rubric list", 0),
        ("rubric lint {sound}", 0),
        ("rubric lint {backups}", 0),  # warnings only
        ("answers check {bad_answers}", 1),
        ("answers check {not_yaml}", 1),
        ("rubric lint {bad_rubric}", 1),
        ("rubric lint {not_yaml}", 1),
        ("explain {sample} nothing-of-this-name", 2),
        ("rubric show nothing-of-this-name", 2),
        ("score {none}", 3),
        ("score {empty}", 3),
        ("score {bad_answers}", 3),
        ("score {not_yaml}", 3),
        ("score {bad_result}", 3),
        ("explain {bad_answers}", 3),
        ("score {sample} --rubric {bad_rubric}", 3),
        ("score {sample} --rubric {sound}", 3),
        ("score {sample} --rubric nonsense", 3),
        ("answers check {none}", 3),
        ("answers check {sample} --rubric {bad_rubric}", 3),
        ("rubric show --rubric {bad_rubric}", 3),
        ("rubric lint {none}", 3),
        ("rubric lint {empty}", 3),
        ("rubric schema --rubric {none}", 3),
        ("report {bad_answers} -o {out}", 3),
        ("report {sample} --format json -o {file}/out", 4),
        ("answers new -o {file}", 4),
    ],
)
def test_the_exit_code_tells_what_kind_of_end_it_was(
    advisor: Advisor, files: dict[str, str], line: str, code: int
) -> None:
    outcome = advisor(*(word.format(**files) for word in line.split()))
    assert outcome.code == code
    if code:
        assert outcome.out == ""
        assert "error: " in outcome.err
    else:
        assert "error: " not in outcome.err


@pytest.mark.parametrize("command", ["answers check {bad_answers}", "rubric lint {bad_rubric}"])
def test_a_judgement_as_json_is_data_even_when_it_is_bad(
    advisor: Advisor, files: dict[str, str], command: str
) -> None:
    outcome = advisor(*(word.format(**files) for word in command.split()), "--format", "json")
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.startswith(("{", "["))
