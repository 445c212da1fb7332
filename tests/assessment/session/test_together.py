"""Several changes made as one, of an assessment that others may have changed since it was seen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor.assessment.change import parts
from advisor.assessment.model import (
    NOT_APPLICABLE,
    Assessment,
    Evidence,
    KpiValue,
    Planning,
    Target,
    Team,
)
from advisor.assessment.session import answers_file
from advisor.assessment.session.edit import Edits
from advisor.assessment.session.session import SaveState, Session
from advisor.document.save import replace_file
from tests.assessment.session.sessions import FIRST, SECOND, TEXT, on_disk, opened, written
from tests.assessment.written import KPIS, ROLES, STEPS

Act = Callable[[Edits], Any]
A, B = (Evidence(kind="artifact", ref=ref) for ref in "ab")
MINE_AND_THEIRS = [
    (lambda e: e.note(FIRST, "mine"), lambda e: e.note(FIRST, "theirs")),
    (
        lambda e: e.answer(FIRST, NOT_APPLICABLE, "mine"),
        lambda e: e.answer(FIRST, NOT_APPLICABLE, "theirs"),
    ),
    (lambda e: e.team({"name": "mine"}), lambda e: e.team({"name": "theirs"})),
    (lambda e: e.team({"serving": "online"}), lambda e: e.team({"serving": "batch"})),
    (lambda e: e.target(1), lambda e: e.target(2)),
    (lambda e: e.target(by=date(2027, 1, 1)), lambda e: e.target(by=date(2027, 2, 2))),
    (lambda e: e.capacity({ROLES[0]: 1}), lambda e: e.capacity({ROLES[0]: 2})),
    (lambda e: e.kpi(KPIS[0], 1, None), lambda e: e.kpi(KPIS[0], 2, None)),
    (lambda e: e.planning(share=50), lambda e: e.planning(share=60)),
    (lambda e: e.planning(done=STEPS[:1]), lambda e: e.planning(done=STEPS[1:2])),
    (
        lambda e: e.planning(holidays=[date(2027, 1, 1)]),
        lambda e: e.planning(holidays=[date(2027, 2, 2)]),
    ),
    (lambda e: e.assessed_on(date(2027, 1, 1)), lambda e: e.assessed_on(date(2027, 2, 2))),
]
IN_ONE_PLACE = pytest.mark.parametrize(("mine", "theirs"), MINE_AND_THEIRS)


def elsewhere(session: Session, act: Act) -> None:
    """Let somebody else change the file, and this session follow it before anything is typed."""
    with opened(session.path) as other:
        other.take_over()
        act(other)
    session.check_disk()
    assert session.assessment == on_disk(session.path)


@IN_ONE_PLACE
@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_what_others_wrote_while_one_typed_is_asked_about(
    tmp_path: Path, mine: Act, theirs: Act, side: Any
) -> None:
    with opened(written(tmp_path)) as session:
        seen = session.assessment
        elsewhere(session, theirs)
        found = on_disk(session.path)
        with session.together(seen) as draft:
            mine(draft)
        assert session.state is SaveState.CONFLICT
        (conflict,) = session.conflicts
        assert conflict.theirs == parts(found)[conflict.part]
        assert conflict.mine == parts(draft.assessment)[conflict.part]
        assert on_disk(session.path) == found
        session.resolve({conflict.id: side})
        chosen = getattr(conflict, side)
        assert parts(on_disk(session.path))[conflict.part] == chosen
        assert session.undo() == "settled"
        other = conflict.theirs if side == "mine" else conflict.mine
        assert parts(on_disk(session.path))[conflict.part] == other


@IN_ONE_PLACE
def test_what_contradicts_survives_the_end_of_the_session(
    tmp_path: Path, mine: Act, theirs: Act
) -> None:
    path = written(tmp_path)
    with opened(path) as session:
        seen = session.assessment
        elsewhere(session, theirs)
        with session.together(seen) as draft:
            mine(draft)
        before = session.conflicts
    with opened(path) as session:
        assert session.recovered
        assert session.conflicts == before


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (
            lambda e: e.note(FIRST, "mine"),
            lambda e: e.answer(FIRST, 2),
            lambda found: (found.answers[FIRST].note, found.answers[FIRST].level) == ("mine", 2),
        ),
        (
            lambda e: e.evidence(FIRST, [A]),
            lambda e: e.evidence(FIRST, [B]),
            lambda found: set(found.answers[FIRST].evidence) == {A, B},
        ),
        (
            lambda e: e.flag(FIRST, on=True),
            lambda e: e.urgent(FIRST, on=True),
            lambda found: found.answers[FIRST].flag and found.answers[FIRST].urgent,
        ),
        (
            lambda e: e.target(1),
            lambda e: e.target(by=date(2027, 2, 2)),
            lambda found: found.target == Target(level=1, by=date(2027, 2, 2)),
        ),
        (
            lambda e: e.kpi(KPIS[0], 1, None),
            lambda e: e.kpi(KPIS[0], None, 2),
            lambda found: found.kpis == {KPIS[0]: KpiValue(current=1, target=2)},
        ),
        (
            lambda e: e.capacity({ROLES[0]: 1}),
            lambda e: e.capacity({ROLES[1]: 2}),
            lambda found: found.capacity == {ROLES[0]: 1, ROLES[1]: 2},
        ),
        (
            lambda e: e.team({"name": "mine"}),
            lambda e: e.team({"serving": "batch"}),
            lambda found: found.team == Team(name="mine", profile={"serving": "batch"}),
        ),
        (
            lambda e: e.planning(share=50),
            lambda e: e.planning(parallel=2),
            lambda found: found.planning == Planning(share=50, parallel=2),
        ),
    ],
)
def test_other_fields_are_put_together_in_silence(
    tmp_path: Path, mine: Act, theirs: Act, both: Callable[[Assessment], bool]
) -> None:
    with opened(written(tmp_path)) as session:
        seen = session.assessment
        elsewhere(session, theirs)
        with session.together(seen) as draft:
            mine(draft)
        assert (session.state, session.conflicts) == (SaveState.SAVED, ())
        assert session.assessment == on_disk(session.path)
        assert both(session.assessment)
        session.undo()
        assert not both(on_disk(session.path))


def whole_plan(edits: Edits) -> None:
    edits.capacity({ROLES[0]: 1.5, ROLES[1]: 0.5})
    edits.target(2, date(2027, 6, 30))
    edits.planning(share=50, exclude=STEPS[:1], done=STEPS[1:2])


def everything(edits: Edits) -> None:
    whole_plan(edits)
    edits.answer(SECOND, 2)
    edits.note(FIRST, "two\nlines")
    edits.evidence(FIRST, [A])


@pytest.mark.parametrize("act", [whole_plan, everything])
@pytest.mark.parametrize(
    "text",
    [TEXT, TEXT.replace("\n", "\r\n"), TEXT.rstrip(), f"{TEXT}planning: {{share: 80}} # x\n"],
)
def test_one_action_is_one_write_and_one_undo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Act, text: str
) -> None:
    path = tmp_path / "team.yaml"
    path.write_bytes(text.encode())
    writes: list[bytes] = []

    def counted(place: Path, data: bytes) -> None:
        writes.append(data)
        replace_file(place, data)

    monkeypatch.setattr(answers_file, "replace_file", counted)
    with opened(path) as session:
        with session.together() as draft:
            act(draft)
        assert len(writes) == 1
        assert path.read_bytes() == writes[0]
        assert on_disk(path) == draft.assessment
        assert session.undo()
        assert path.read_bytes() == text.encode()
        assert session.undo() is None
        session.redo()
        assert path.read_bytes() == writes[0]


def test_undo_leaves_no_empty_sections_where_somebody_else_wrote_meanwhile(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        with session.together() as draft:
            whole_plan(draft)
        elsewhere(session, lambda other: other.note(SECOND, "theirs"))
        session.undo()
        found = session.path.read_text(encoding="utf-8")
        assert found == TEXT.replace("note: some words", "note: theirs")


def test_nothing_is_written_for_a_draft_without_changes(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as session:
        with session.together():
            pass
        assert session.undo() is None
