"""Whatever is done in whatever order, disk and session agree, or a recovery file has the rest."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from errno import ENOSPC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from advisor.assessment.change import changed, changes, parts
from advisor.assessment.model import Answer, Assessment
from advisor.assessment.session.recovery import recovery_files
from advisor.assessment.session.session import SaveState, Session
from tests.assessment.files import read
from tests.assessment.session.sessions import TEXT, failing, level, on_disk, opened, state, written
from tests.assessment.written import (
    KPIS,
    PRACTICES,
    ROLES,
    TEXTS,
    answers,
    change_to,
    evidence,
)
from tests.strategies import QUICK, shipped

NAMES = st.sampled_from(PRACTICES)
NUMBERS = st.sampled_from((None, 0.0, 0.5, 45.0))


class Answering(RuleBasedStateMachine):
    """A session beside a plain list of the assessments it has gone through."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.outside = pytest.MonkeyPatch()
        self.outside.setenv("XDG_STATE_HOME", str(self.folder / "state"))
        self.outside.setattr(tempfile, "tempdir", str(self.folder))  # where state goes if it fails
        (self.folder / "project").mkdir()
        self.path = written(self.folder / "project")
        self.session = opened(self.path)
        self.trail = [self.session.assessment]
        self.now = 0
        self.trouble = ExitStack()
        self.failing = False

    def teardown(self) -> None:
        self.trouble.close()
        self.session.close()
        self.outside.undo()
        shutil.rmtree(self.folder)

    def expect(self, part: tuple[str, ...], value: Any) -> None:
        before = self.trail[self.now]
        after = changed(before, [change_to(before, part, value)])
        if changes(before, after):
            del self.trail[self.now + 1 :]
            self.trail.append(after)
            self.now += 1

    @rule(name=NAMES, answer=answers())
    def answer(self, name: str, answer: Answer) -> None:
        self.session.answer(name, answer.level, answer.reason)
        old = self.trail[self.now].answers.get(name, Answer())
        kept_ = {"note": old.note, "evidence": old.evidence, "flag": old.flag}
        new = Answer(level=answer.level, reason=answer.reason, **kept_)  # type: ignore[arg-type]
        self.expect(("answers", name), new)

    @rule(name=NAMES, text=TEXTS, items=st.lists(evidence(), max_size=2), on=st.booleans())
    def back(self, name: str, text: str, items: list[Any], on: bool) -> None:
        old = self.trail[self.now].answers.get(name, Answer())
        acts: tuple[tuple[Callable[..., None], str, Any, Any], ...] = (
            (self.session.note, "note", text, text.strip()),
            (self.session.evidence, "evidence", items, tuple(items)),
            (self.session.flag, "flag", on, on),
        )
        for act, field, entered, value in acts:
            act(name, entered)
            old = Answer(**{**vars(old), field: value})
            self.expect(("answers", name), old)

    @rule(name=TEXTS, role=st.sampled_from(ROLES), kpi=st.sampled_from(KPIS), number=NUMBERS)
    def rest(self, name: str, role: str, kpi: str, number: float | None) -> None:
        self.session.team({"name": name})
        self.expect(("team", "name"), name.strip())
        self.session.capacity({role: number})
        self.expect(("capacity", role), number)
        self.session.kpi(kpi, number, number)
        figure = parts(self.session.assessment).get(("kpis", kpi))
        assert (figure is None) == (number is None)
        self.expect(("kpis", kpi), figure)

    @rule()
    def undo(self) -> None:
        assert bool(self.session.undo()) == (self.now > 0)
        self.now = max(0, self.now - 1)

    @rule()
    def redo(self) -> None:
        assert bool(self.session.redo()) == (self.now < len(self.trail) - 1)
        self.now = min(len(self.trail) - 1, self.now + 1)

    @precondition(lambda self: not self.failing)
    @rule(call=st.sampled_from(("open", "fsync", "replace")))
    def disk_fills(self, call: str) -> None:
        self.trouble.enter_context(failing(self.path.parent, call, ENOSPC))
        self.failing = True

    @precondition(lambda self: self.failing)
    @rule()
    def disk_is_freed(self) -> None:
        self.trouble.close()
        self.failing = False
        self.session.check_disk()

    @precondition(lambda self: not self.failing)
    @rule()
    def end_and_open(self) -> None:
        self.session.close()
        self.session = opened(self.path)
        self.trail, self.now = [self.trail[self.now]], 0

    @invariant()
    def nothing_is_lost(self) -> None:
        expected = self.trail[self.now]
        assert changes(self.session.assessment, expected) == ()
        if state(self.session) is SaveState.SAVED:
            found = on_disk(self.path)
        else:
            assert self.failing
            found = read(recovery_files(self.path)[-1].data.decode(), shipped())
        assert changes(found, expected) == ()


TestAnswering = Answering.TestCase
TestAnswering.settings = QUICK


@QUICK
@given(st.lists(st.tuples(st.booleans(), NAMES, st.integers(0, 2), st.booleans()), max_size=12))
def test_two_who_answer_at_once_lose_nothing_unasked(acts: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", folder)
        path = written(Path(folder), TEXT)
        with opened(path) as first, opened(path) as second:
            second.take_over()
            for who, name, answer, look in acts:
                one, other = (first, second) if who else (second, first)
                if look:
                    one.check_disk()
                one.answer(name, answer)
                assert level(one.assessment, name) == answer
                settled(one, name)
                assert level(on_disk(path), name) == answer
                other.check_disk()
            final: Assessment = on_disk(path)
            for session in (first, second):
                session.check_disk()
                assert changes(session.assessment, final) == ()


def settled(session: Session, name: str) -> None:
    """Insist on an answer if somebody else gave another."""
    if session.conflicts:
        assert [conflict.id for conflict in session.conflicts] == [name]
        session.resolve({name: "mine"})
    assert state(session) is SaveState.SAVED
