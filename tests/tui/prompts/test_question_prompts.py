import io
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.assessment.model import Urgent
from advisor.assessment.session.session import Session
from advisor.assessment.store import load_assessment
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Rubric
from advisor.tui.prompts.question_prompts import ask_plainly

FIRST, SECOND, THIRD = "release.pipeline-release", "release.model-release", "release.code-release"


def ask(
    rubric: Rubric, typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert ask_plainly(Path("team.yaml"), rubric, quick=True) == 0
    return capsys.readouterr().out


def test_the_same_questions_are_asked_and_saved_one_by_one(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ask(delivery, "1\nx\nno models\n\n\n\nu\n", monkeypatch, capsys)
    answers = load_assessment("team.yaml", delivery).answers
    assert answers[FIRST].level == 1
    assert (answers[SECOND].level, answers[SECOND].reason) == ("not_applicable", "no models")
    assert answers[THIRD].level == "unknown"
    assert "Question 1 of 3: Release of the pipeline" in out
    assert "That was the last question." in out
    assert "advisor report team.yaml" in out


def test_back_skip_note_help_and_wrong_words(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ask(delivery, "b\ns\n?\n9\nmaybe\nn\na note\nb\n2\nq\n", monkeypatch, capsys)
    answers = load_assessment("team.yaml", delivery).answers
    assert answers[SECOND].note == "a note"
    assert answers[FIRST].level == 2
    assert "This is the first question." in out
    assert "there is no level 9" in out
    assert "`maybe` is none of the answers" in out
    assert out.rstrip().endswith("Saved.")


def test_a_quick_question_is_its_title_and_facts_unless_levels_answer_it(
    delivery: Rubric,
    of_facts: Rubric,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    practice = next(p for p in of_facts.practices if p.quick)
    fact = next(c for c in practice.criteria if c.defines)
    out = ask(of_facts, "q\n", monkeypatch, capsys)
    assert f": {practice.title}\n" in out
    words = " ".join(out.split())
    assert fact.text in words
    assert practice.question not in words
    assert "Defines" not in words
    Path("team.yaml").unlink()
    by_levels = next(p for p in delivery.practices if p.id == FIRST)
    asked = ask(delivery, "q\n", monkeypatch, capsys)
    assert by_levels.question in " ".join(asked.split())


@pytest.mark.parametrize("typed", ["9" * 5000, "\u0661", "-1", "1e9", "\udcff"])
def test_no_number_that_is_typed_ends_the_questions(
    delivery: Rubric,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
) -> None:
    out = ask(delivery, f"{typed}\n2\nq\n", monkeypatch, capsys)
    assert "is none of the answers" in out
    assert load_assessment("team.yaml", delivery).answers[FIRST].level == 2


def test_input_that_ends_leaves_what_was_answered(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ask(delivery, "1", monkeypatch, capsys)
    assert out.rstrip().endswith("Saved.")
    assert load_assessment("team.yaml", delivery).answers[FIRST].level == 1


def test_control_characters_of_a_file_are_written_out(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(delivery, "n\nbefore\nq\n", monkeypatch, capsys)
    file = Path("team.yaml")
    file.write_text(file.read_text().replace("before", '"\\e[31m red"'))
    out = ask(delivery, "q\n", monkeypatch, capsys)
    assert "\x1b" not in out


class Typing:
    """What is typed line by line; before some lines somebody else does something."""

    def __init__(self, *lines: str | Callable[[], None]) -> None:
        self._lines = list(lines)

    def readline(self) -> str:
        while self._lines:
            now = self._lines.pop(0)
            if isinstance(now, str):
                return f"{now}\n"
            now()
        return ""


def elsewhere(rubric: Rubric, practice: str, level: int) -> Callable[[], None]:
    def answer() -> None:
        with Session.open(Path("team.yaml"), rubric) as other:
            other.take_over()
            other.answer(practice, level)

    return answer


def dialogue(
    rubric: Rubric,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *lines: str | Callable[[], None],
) -> str:
    monkeypatch.setattr("sys.stdin", Typing(*lines))
    assert ask_plainly(Path("team.yaml"), rubric, quick=True) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("typed", "level", "told"), [("m", 2, "mine"), ("t", 0, "theirs")])
def test_an_answer_that_somebody_else_changed_too_is_settled_by_asking(
    delivery: Rubric,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    level: int,
    told: str,
) -> None:
    other = elsewhere(delivery, FIRST, 0)
    out = dialogue(delivery, monkeypatch, capsys, "s", "b", other, "2", "?!", typed, "q")
    assert "Release of the pipeline: somebody else changed it too." in out
    assert "m, mine: level 2 t, theirs: level 0" in out
    assert f"Settled: {told}." in out
    assert out.endswith("Saved.")
    assert load_assessment("team.yaml", delivery).answers[FIRST].level == level


def test_a_contradiction_put_off_is_asked_about_by_its_own_command(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = elsewhere(delivery, FIRST, 0)
    out = dialogue(delivery, monkeypatch, capsys, "c", "s", "b", other, "2", "l", "1", "c", "m")
    assert "Nobody else changed an answer of yours." in out
    assert "c asks again" in out
    answers = load_assessment("team.yaml", delivery).answers
    assert (answers[FIRST].level, answers[SECOND].level) == (2, 1)


def test_a_contradiction_left_open_is_not_called_saved(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = elsewhere(delivery, FIRST, 0)
    out = dialogue(delivery, monkeypatch, capsys, "s", "b", other, "2", "l", "q")
    assert "Saved." not in out
    assert "Your answers are kept in" in out.partition("c asks again")[2]


def test_what_somebody_else_answered_meanwhile_is_named(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = dialogue(delivery, monkeypatch, capsys, elsewhere(delivery, SECOND, 2), "1", "q")
    assert "1 change taken over. Release of a model is 2 now." in out
    assert "Answered so far: level 2" in out


def test_a_file_that_is_open_elsewhere_is_written_to_only_when_that_is_wanted(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Session.new(Path("team.yaml"), delivery, "Any team", quick=True):
        out = dialogue(delivery, monkeypatch, capsys, "n", "1", "q")
        assert "opened for reading only" in out
        assert load_assessment("team.yaml", delivery).answers[FIRST].level is None
        out = dialogue(delivery, monkeypatch, capsys, "y", "1", "q")
        assert "Both sessions take over what the other writes." in out
        assert load_assessment("team.yaml", delivery).answers[FIRST].level == 1


def test_the_end_names_what_was_passed_over_and_what_was_not_asked(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = dialogue(delivery, monkeypatch, capsys, "1", "s", "1")
    assert "That was the last question. 1 question left open." in out


def test_evidence_marks_find_undo_and_team_by_plain_commands(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kind = delivery.evidence_kinds[0].id
    out = dialogue(
        delivery,
        monkeypatch,
        capsys,
        *("e", "ci/run", "rumour", kind, "soon", "2026-11-20", "", "f"),
        *("!", "wrong model", "", "", "@", "Ann"),
        *("t", "Ours", "sometimes", "batch", "yes"),
        *("/", "release of the model", "1", "2", "z", "/", "nothing such", "q"),
    )
    found = load_assessment("team.yaml", delivery)
    (item,) = found.answers[FIRST].evidence
    assert (item.kind, item.ref, str(item.observed_on)) == (kind, "ci/run", "2026-11-20")
    assert found.answers[FIRST].flag
    assert found.answers[FIRST].urgent == Urgent(what="wrong model")
    assert found.answers[FIRST].by == "Ann"
    assert found.team.name == "Ours"
    assert found.team.profile == {"serving": "batch", "regulated": True}
    assert SECOND not in found.answers or found.answers[SECOND].level is None
    for said in ("`rumour` is none of them", "`soon`: write it", "Undone: ", "Evidence saved."):
        assert said in out
    assert "Nothing contains these words." in out


def test_every_plain_command_is_in_the_help_and_does_something(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = dialogue(delivery, monkeypatch, capsys, "?", "q")
    for command in ("n", "e", "f", "!", "@", "b", "/", "z", "t", "c", "q"):
        assert f" {command} " in out
        again = dialogue(delivery, monkeypatch, capsys, command)
        assert f"`{command}` is none" not in again


def test_an_empty_note_by_mistake_is_said_to_take_the_note_away(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = dialogue(delivery, monkeypatch, capsys, "n", "words", "n", "", "z", "q")
    assert "Note (nothing takes it away):" in out
    assert "Note taken away." in out
    assert load_assessment("team.yaml", delivery).answers[FIRST].note == "words"


def test_questions_left_out_are_not_asked_plainly(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = dialogue(delivery, monkeypatch, capsys, "t", "", "batch", "", *["s"] * 9)
    assert "Left out" not in out
    assert "This is left out" not in out
    found = dialogue(delivery, monkeypatch, capsys, "/", "drift", "1", "2", "q")
    assert "This is left out: asked only where “Serving” is Online requests" in found
    assert "level 2 is kept, but does not count" in found


def _criterion(rubric: Rubric, practice_id: str, name: str) -> str:
    practice = next(practice for practice in rubric.practices if practice.id == practice_id)
    return next(criterion.text for criterion in practice.criteria if criterion.id == name)


def test_criteria_are_a_numbered_list_to_tick(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = load_rubric()
    checked = "testing.data-validation"
    typed = ("/", "validation of incoming", "1", "1.1 1.2?", "2.1", "2.1-", "x 1.2")
    more = ("no data", "Ann", "Ben", "", "e", "ci/run", "artifact", "", "", "1.9", "1.1", "q")
    monkeypatch.setattr("sys.stdin", Typing(*typed, *more))
    assert ask_plainly(Path("team.yaml"), rubric) == 0
    out = " ".join(capsys.readouterr().out.split())
    answer = load_assessment("team.yaml", rubric).answers[checked]
    assert answer.met == ("checked-before-training",)
    assert [waiver.criterion for waiver in answer.waived] == ["schema-in-git"]
    assert answer.evidence[0].shows == ("checked-before-training",)
    assert f"1.1 (met): {_criterion(rubric, checked, 'checked-before-training')}" in out
    assert "Defines Data and model validation." in out
    assert "`1.9` is none of them." in out


def test_numbers_and_several_values_of_the_profile_are_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = load_rubric()
    facts = ["Ours", "no", "yes", "", "some", "3", "", "tables, sounds", "tables text"]
    monkeypatch.setattr("sys.stdin", Typing("t", *facts, *[""] * 5, "q"))
    assert ask_plainly(Path("team.yaml"), rubric) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "now not said: counts as yes" in out
    assert "`some` is not a number." in out
    profile = load_assessment("team.yaml", rubric).team.profile
    assert profile == {
        "own-training": False,
        "prompted-model": True,
        "models": 3,
        "data": ("tables", "text"),
    }
