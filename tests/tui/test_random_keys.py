"""Whatever is pressed, nothing breaks and the file can be opened again."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.assessment.store import load_assessment
from advisor.report.renderers.json_document import JsonRenderer
from advisor.rubric.model import Rubric
from advisor.tui.app import AdvisorApp
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import begun, run, running
from tests.tui.textual_in_tests import drawn

_LETTERS = (
    "0123456789abcdefghijklmnoprstuvwxyzTAVRMEHBDFNQOSC"  # q would end it, and is tested elsewhere
)
_MOVES = ("left", "right", "up", "down", "pageup", "pagedown", "home", "end", "tab", "shift+tab")
_ACTS = ("enter", "escape", "space", "backspace", "delete", "slash", "question_mark")
_CONTROL = ("plus", "minus", "f1", *(f"ctrl+{letter}" for letter in "zytpjros"))
KEYS = st.sampled_from([*_LETTERS, *_MOVES, *_ACTS, *_CONTROL, *["escape", "enter"] * 3])
EXAMPLES, LENGTH = 3, 200  # twice: 1,200 keys for both rubrics together
AT_ONCE = 25


@pytest.mark.parametrize(("rubric", "size"), [("delivery", (80, 24)), ("backups", (60, 16))])
def test_random_keys_break_nothing_and_leave_a_file_that_loads(
    rubric: str,
    size: tuple[int, int],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("advisor.report.writing.renderer", lambda _: JsonRenderer())
    monkeypatch.setattr(AdvisorApp, "exit", lambda *_, **__: None)  # a command of the palette
    found: Rubric = request.getfixturevalue(rubric)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
    )
    @given(st.lists(KEYS, min_size=LENGTH, max_size=LENGTH))
    def check(keys: list[str]) -> None:
        with tempfile.TemporaryDirectory() as place:
            run(play(begun(Path(place), found), keys, size))
            again = load_assessment(Path(place) / "team.yaml", found)
            assert again.rubric == found.reference

    check()


async def play(workspace: Workspace, keys: list[str], size: tuple[int, int]) -> None:
    """Press keys, a few at once as fast typing does."""
    async with running(workspace, rubric=workspace.rubric, size=size) as driven:
        for start in range(0, len(keys), AT_ONCE):
            for key in keys[start : start + AT_ONCE]:
                driven.app.simulate_key(key)
            await driven.pilot.pause()
            while driven.app.message_queue_size:
                await driven.pilot.pause()
            drawn(driven.app)
        assert driven.app.is_running
