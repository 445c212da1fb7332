"""How every screen looks, at two sizes and in two themes.

`pytest tests/tui/test_snapshots.py --renew-snapshots` draws them anew: look at each before
committing it.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from advisor.rubric.model import Rubric
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, SMALL, Driven, begun, drive
from tests.tui.screen_routes import SCREENS, reach

SNAPSHOTS = Path(__file__).parent / "snapshots"
DAY = date(2026, 11, 23)


@pytest.fixture
def answered(delivery: Rubric, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return an assessment with something of everything, and no path that is new each time."""
    kept = Path("/home/ada/.local/state/advisor/recovery/team.yaml")
    monkeypatch.setattr("advisor.assessment.session.recovery.Recovery.keep", lambda *_: kept)
    workspace = begun(Path(), delivery)
    session = workspace.session
    session.assessed_on(DAY)
    session.team({"name": "Überwachung & Release 監視", "serving": "online", "regulated": False})
    session.capacity({"engineer": 0.5})
    session.answer("release.pipeline-release", 1)
    session.evidence(
        "release.pipeline-release",
        [{"kind": "record", "ref": "ci/release.yml", "expires_on": date(2026, 12, 1)}],
    )
    session.note("release.pipeline-release", "Since spring, by Ada [red]")
    session.answer("release.model-release", 1)
    session.flag("release.model-release", True)
    session.answer("release.code-release", "unknown")
    session.answer("watching.uptime", "not_applicable", "run by another team")
    workspace.here = "release.pipeline-release"
    return workspace


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", SCREENS)
def test_screens_look_as_they_did(
    answered: Workspace,
    name: str,
    size: tuple[int, int],
    theme: str,
    request: pytest.FixtureRequest,
) -> None:
    drawn: list[str] = []

    async def scene(driven: Driven) -> None:
        driven.app.theme = theme
        await reach(driven, name)
        for _ in range(200):  # until nothing is being planned
            if all(worker.is_finished for worker in driven.app.workers):
                break
            await driven.pilot.pause(0.05)
        await driven.pilot.pause(0.05)
        for field in driven.app.screen.query("Input, TextArea"):
            field.cursor_blink = False  # type: ignore[attr-defined] # both have it
        await driven.pilot.pause(0.05)
        drawn.append(stable(driven.app.export_screenshot()))

    drive(scene, answered, size=size)
    kept = SNAPSHOTS / f"{name}-{size[0]}x{size[1]}-{theme}.svg"
    if request.config.getoption("--renew-snapshots"):
        SNAPSHOTS.mkdir(exist_ok=True)
        kept.write_text(drawn[0], encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == drawn[0], f"{kept.name} looks different now"


def stable(svg: str) -> str:
    """Return a picture without what differs from one drawing to the next."""
    svg = re.sub(r"terminal-\d+-", "t-", svg)
    return "\n".join(row.rstrip() for row in svg.splitlines()) + "\n"


def test_every_screen_has_its_pictures_and_no_others_are_kept() -> None:
    expected = {
        f"{name}-{width}x{height}-{theme}.svg"
        for name in SCREENS
        for width, height in (SMALL, LARGE)
        for theme in ("dark", "light")
    }
    assert {path.name for path in SNAPSHOTS.iterdir()} == expected
