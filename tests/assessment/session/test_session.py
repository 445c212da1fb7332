"""Every change is judged, applied and on disk before the call returns."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor.assessment.model import (
    NOT_APPLICABLE,
    UNKNOWN,
    Answer,
    Evidence,
    KpiValue,
    Planning,
    Target,
    Team,
)
from advisor.assessment.session.session import SaveState, Session
from advisor.errors import AdvisorError, InputError, UsageError
from tests.assessment.session.sessions import (
    FIRST,
    SECOND,
    TEXT,
    THIRD,
    level,
    on_disk,
    opened,
    state,
    written,
)
from tests.assessment.written import KPIS, ROLES, STEPS
from tests.strategies import backups, shipped

EVIDENCE = Evidence(kind="artifact", ref="ci/deploy.yml", observed_on=date(2026, 11, 20))
Act = Callable[[Session], Any]


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (lambda s: s.answer(FIRST, 2), Answer(level=2)),
        (lambda s: s.answer(FIRST, 0), Answer(level=0)),
        (lambda s: s.answer(FIRST, UNKNOWN), Answer(level=UNKNOWN)),
        (lambda s: s.answer(FIRST, None), Answer()),
        (
            lambda s: s.answer(FIRST, NOT_APPLICABLE, "batch"),
            Answer(level=NOT_APPLICABLE, reason="batch"),
        ),
        (lambda s: s.note(FIRST, " two\nlines "), Answer(level=1, note="two\nlines")),
        (lambda s: s.evidence(FIRST, [EVIDENCE]), Answer(level=1, evidence=(EVIDENCE,))),
        (
            lambda s: s.evidence(FIRST, [{"kind": "document", "ref": "wiki"}]),
            Answer(level=1, evidence=(Evidence(kind="document", ref="wiki"),)),
        ),
        (lambda s: s.flag(FIRST, True), Answer(level=1, flag=True)),
    ],
)
def test_an_answer_is_on_disk_when_the_call_returns(
    tmp_path: Path, act: Act, answer: Answer
) -> None:
    path = written(tmp_path)
    with opened(path) as session:
        act(session)
        assert session.assessment.answers[FIRST] == on_disk(path).answers[FIRST] == answer
        assert session.assessment == on_disk(path)
        assert (session.state, session.message) == (SaveState.SAVED, "")


def test_the_rest_of_an_answer_stays_when_its_level_changes(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        session.flag(SECOND, True)
        session.answer(SECOND, NOT_APPLICABLE, "batch")
        session.answer(SECOND, 2)
        assert on_disk(session.path).answers[SECOND] == Answer(
            level=2, note="some words", flag=True
        )
        session.note(SECOND, "")
        session.flag(SECOND, False)
        assert on_disk(session.path).answers[SECOND] == Answer(level=2)


def test_comments_and_layout_stay(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        session.answer(FIRST, 2)
        session.answer(SECOND, UNKNOWN)
        session.answer(THIRD, 0)
        expected = TEXT.replace(": 1 ", ": 2 ").replace("level: 0", "level: unknown")
        assert session.path.read_text(encoding="utf-8") == f"{expected}  {THIRD}: 0\n"


@pytest.mark.parametrize("share", [1.0, 1.5, 2.0, 33.3])
def test_a_share_is_saved_as_it_can_be_read_again(tmp_path: Path, share: float) -> None:
    with opened(written(tmp_path)) as session:
        session.planning(share=share)
        assert on_disk(session.path).planning == Planning(share=share)


def test_everything_else_an_assessment_holds_can_be_set(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        session.team({"name": "Ours", "serving": "online", "regulated": False})
        session.team({"serving": "batch", "regulated": None})
        session.capacity({ROLES[0]: 0.5, ROLES[1]: 1})
        session.capacity({ROLES[0]: None})
        session.target(2, date(2027, 6, 30))
        session.planning(share=80, done=(STEPS[0],), exclude=(STEPS[1],), parallel=2)
        session.planning(parallel=None, exclude=())
        session.kpi(KPIS[0], 45, None)
        session.kpi(KPIS[1], 1, 2)
        session.kpi(KPIS[1], None, None)
        session.assessed_on(date(2026, 12, 1))
        found = on_disk(session.path)
        assert found == session.assessment
    assert found.team == Team(name="Ours", profile={"serving": "batch"})
    assert found.capacity == {ROLES[1]: 1}
    assert found.target == Target(level=2, by=date(2027, 6, 30))
    assert found.planning == Planning(share=80.0, done=(STEPS[0],))
    assert found.kpis == {KPIS[0]: KpiValue(current=45)}
    assert found.assessed_on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda s: s.answer(FIRST, 3), "there is no level 3"),
        (lambda s: s.answer(FIRST, -1), "there is no level -1"),
        (lambda s: s.answer(FIRST, True), "expected a level"),
        (lambda s: s.answer(FIRST, "often"), "expected a level"),
        (lambda s: s.answer(FIRST, NOT_APPLICABLE), "needs a reason"),
        (lambda s: s.answer(FIRST, NOT_APPLICABLE, "  "), "needs a reason"),
        (lambda s: s.answer(FIRST, 1, "batch"), "a reason goes with not_applicable"),
        (lambda s: s.answer("testing.nothing", 1), "not a practice of this rubric"),
        (lambda s: s.note(FIRST, "\ud800"), "broken character"),
        (lambda s: s.note(FIRST, "x" * 9_000_000), "too large"),
        (lambda s: s.evidence(FIRST, [{"kind": "rumour", "ref": "x"}]), "not a kind"),
        (lambda s: s.evidence(FIRST, [{"kind": "artifact"}]), "`ref` is missing"),
        (lambda s: s.flag(FIRST, "yes"), "expected true or false"),
        (lambda s: s.team({"name": " "}), "only blanks"),
        (lambda s: s.team({"serving": "sometimes"}), "not a value of"),
        (lambda s: s.team({"colour": "red"}), "not a field"),
        (lambda s: s.capacity({ROLES[0]: -1}), "below 0"),
        (lambda s: s.capacity({"king": 1}), "not a role"),
        (lambda s: s.target(7), "there is no level 7"),
        (lambda s: s.planning(done=("x",)), "`x` is not a step"),
        (lambda s: s.kpi("happiness", 1, 2), "not a KPI"),
        (lambda s: s.kpi(KPIS[0], float("nan"), 2), "too large"),
        (lambda s: s.resolve({FIRST: "both"}), "by `mine` or `theirs`"),
    ],
)
def test_what_a_file_could_not_hold_is_refused_and_changes_nothing(
    tmp_path: Path, act: Act, message: str
) -> None:
    with opened(written(tmp_path)) as session:
        before = session.assessment
        with pytest.raises(AdvisorError, match=message):
            act(session)
        assert session.assessment == before
        assert session.undo() is None
        assert session.path.read_text(encoding="utf-8") == TEXT


def test_the_same_answer_again_is_no_change(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        session.answer(FIRST, 1)
        session.answer(THIRD, None)
        session.note(THIRD, None)
        assert session.undo() is None
        assert session.path.read_text(encoding="utf-8") == TEXT


def test_a_missing_file_is_made_by_the_first_change(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    with opened(path) as session:
        assert session.assessment.answers.keys() == {p.id for p in shipped().practices}
        assert not path.exists()
        session.answer(FIRST, 1)
        assert on_disk(path) == session.assessment
        assert "# MLOps and DevOps maturity" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("quick", [True, False])
def test_a_new_file_has_the_team_and_is_quick_or_full_ever_after(
    tmp_path: Path, quick: bool
) -> None:
    path = tmp_path / "new.yaml"
    with Session.new(path, shipped(), " Churn ", quick) as session:
        assert on_disk(path) == session.assessment
        assert (session.quick, session.assessment.team.name) == (quick, "Churn")
        session.answer(next(iter(session.assessment.answers)), 1)
    with opened(path) as session:
        assert session.quick == quick


def test_a_new_file_replaces_none(tmp_path: Path) -> None:
    path = written(tmp_path)
    with pytest.raises(AdvisorError, match="already there"):
        Session.new(path, shipped(), "T", quick=False)
    with pytest.raises(AdvisorError, match="only blanks"):
        Session.new(tmp_path / "other.yaml", shipped(), " ", quick=False)
    with pytest.raises(UsageError, match="no quick assessment"):
        Session.new(tmp_path / "other.yaml", backups(), "T", quick=True)
    assert [item.name for item in tmp_path.iterdir()] == ["team.yaml"]
    assert path.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing/team.yaml", "does not exist"),
        ("team.yaml/team.yaml", "does not exist"),
        ("", "is a folder"),
        ("x" * 300, "cannot be used"),
        ("a\0b", "cannot be used|null byte|cannot be read"),
        ("broken.yaml", "not a field here"),
        ("binary.yaml", "binary"),
    ],
)
def test_a_file_that_cannot_be_used_is_an_error_and_leaves_nothing_behind(
    tmp_path: Path, name: str, message: str
) -> None:
    written(tmp_path)
    (tmp_path / "broken.yaml").write_text(f"{TEXT}colour: red\n", encoding="utf-8")
    (tmp_path / "binary.yaml").write_bytes(b"\0")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(InputError, match=message):
        opened(tmp_path / name if name else tmp_path)
    assert sorted(tmp_path.iterdir()) == before


def test_standard_input_cannot_be_saved_to() -> None:
    with pytest.raises(InputError, match="into a file only"):
        opened(Path("-"))


def test_a_session_for_reading_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path)
    with opened(path, read_only=True) as session:
        assert state(session) is SaveState.READ_ONLY
        for act in (lambda: session.answer(FIRST, 2), session.undo, session.redo):
            with pytest.raises(AdvisorError, match="for reading only"):
                act()
        assert level(session.assessment, FIRST) == 1
    assert path.read_text(encoding="utf-8") == TEXT
    assert [item.name for item in tmp_path.iterdir()] == ["team.yaml"]


@pytest.mark.parametrize("text", [f"\ufeff{TEXT}", TEXT.replace("\n", "\r\n"), TEXT.rstrip()])
def test_how_an_editor_writes_files_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / "team.yaml"
    path.write_bytes(text.encode())
    with opened(path) as session:
        session.answer(FIRST, 2)
        session.undo()
        session.answer(FIRST, 2)
    assert path.read_bytes() == text.replace(": 1 ", ": 2 ").encode()


def test_nothing_is_shown_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        Session.open(tmp_path / "gone.yaml", shipped(), read_only=True)
    assert not (tmp_path / "gone.yaml").exists()


def test_without_a_rubric_given_the_one_the_file_names_is_used(tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(TEXT, encoding="utf-8")
    with Session.open(file, None) as session:
        assert session.rubric.reference == shipped().reference
        assert session.assessment.answers[FIRST].level == 1


LONG = "who: us\n  - since May\n\n\tand tabs"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"  {FIRST}: 1   # since May\n", "  {}:   # since May\n    level: 1\n    note: |-\n"),
        (f"  {FIRST}: {{level: 1}}   # why\n", "  {}:   # why\n    level: 1\n    note: |-\n"),
        (
            f"  {FIRST}:\n    level: 1 # a\n    # b\n    note: old   # c\n",
            "  {}:\n    level: 1 # a\n    # b\n    note: |-   # c\n",
        ),
    ],
)
def test_a_note_of_several_lines_becomes_a_block(tmp_path: Path, before: str, after: str) -> None:
    rest = "      who: us\n        - since May\n\n      \tand tabs\n"
    text = TEXT.replace(f"  {FIRST}: 1   # since May\n", before)
    with opened(written(tmp_path, text)) as session:
        session.note(FIRST, LONG.replace("\n", "\r\n"))
        assert on_disk(session.path).answers[FIRST].note == LONG
        found = session.path.read_text(encoding="utf-8")
        assert found == text.replace(before, after.format(FIRST) + rest)
