"""How every screen looks, at two sizes; of the other themes the palette is tested.

`pytest tests/tui/test_snapshots.py --renew-snapshots` draws them anew: look at each before
committing it.
"""

import re
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from advisor.rubric.model import Rubric
from advisor.tui.workspace.workspace import Workspace
from advisor.workshop.keys import SECRET_BYTES, WorkshopKeys
from tests.tui.app_driver import LARGE, SMALL, Driven, begun, drive
from tests.tui.screen_routes import SCREENS, reach
from tests.tui.screens.workshop.led import Led, lead
from tests.tui.screens.workshop.workshop_routes import WORKSHOP, lead_to

SNAPSHOTS = Path(__file__).parent / "snapshots"
DAY = date(2026, 11, 23)


@pytest.fixture
def answered(delivery: Rubric, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return an assessment with something of everything, and no path that is new each time."""
    kept = Path("/home/ada/.local/state/advisor/recovery/team.yaml")
    monkeypatch.setattr("advisor.assessment.session.recovery.Recovery.keep", lambda *_: kept)
    noon = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)
    monkeypatch.setattr("advisor.tui.screens.results.results_screen.now", lambda: noon)
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


# Where a list keeps how it was scrolled or laid out when the screen becomes larger.
KEEPING = {
    *("choose-file", "choose-folder", "find", "palette", "list", "filter"),
    *("snapshots", "side-by-side", "alternatives", "plan-file", "criteria-blockers"),
}
# With criteria, from the first question on.
CHECKLISTS = {
    "criteria": ("down", "down", "down", "space"),
    "criterion-evidence": ("e",),
    "criterion-waived": ("down", "down", "down", "down", "x"),
    "criteria-blockers": ("B",),
    "criteria-results": ("R",),
    "criteria-review": ("V",),
    "criteria-team": ("T",),
}


@pytest.fixture
def half_done(of_facts: Rubric) -> Workspace:
    """Return an assessment by criteria, some of them met."""
    workspace = begun(Path(), of_facts)
    session = workspace.session
    session.assessed_on(DAY)
    session.team({"models": 3, "data": ("tables",)})
    name = "release.model-release"
    session.criteria(name, {"by-a-script": "met", "one-action-back": "unmet"})
    session.criterion(name, "after-acceptance", "unknown")
    session.waive(name, "version-asked", "one version only", by="Ada", approved_by="Ben")
    session.evidence(name, [{"kind": "record", "ref": "ci/run", "shows": ["by-a-script"]}])
    workspace.here = name
    return workspace


def at_sizes(names: Iterable[str]) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """Return the screens with the sizes at which one application shows them."""
    both = [(name, (SMALL, LARGE)) for name in names if name not in KEEPING]
    each = [(name, (size,)) for name in names if name in KEEPING for size in (SMALL, LARGE)]
    return [*both, *each]


@pytest.mark.parametrize(("name", "sizes"), at_sizes(SCREENS), ids=str)
def test_screens_look_as_they_did(
    answered: Workspace,
    name: str,
    sizes: tuple[tuple[int, int], ...],
    request: pytest.FixtureRequest,
) -> None:
    renew = bool(request.config.getoption("--renew-snapshots"))
    compare(answered, name, sizes, lambda driven: reach(driven, name), renew=renew)


@pytest.mark.parametrize(("name", "sizes"), at_sizes(CHECKLISTS), ids=str)
def test_criteria_look_as_they_did(
    half_done: Workspace,
    name: str,
    sizes: tuple[tuple[int, int], ...],
    request: pytest.FixtureRequest,
) -> None:
    renew = bool(request.config.getoption("--renew-snapshots"))
    keys = CHECKLISTS[name]
    compare(half_done, name, sizes, lambda driven: driven.press(*keys), renew=renew)


def compare(
    workspace: Workspace,
    name: str,
    sizes: tuple[tuple[int, int], ...],
    go: Callable[[Driven], Awaitable[None]],
    *,
    renew: bool,
) -> None:
    """Draw a screen at some sizes and compare it with how it looked, or keep how it looks now."""

    async def scene(driven: Driven) -> None:
        await go(driven)
        for _ in range(200):  # until nothing is being planned
            if all(worker.is_finished for worker in driven.app.workers):
                break
            await driven.pilot.pause(0.05)
        await driven.pilot.pause(0.05)
        for field in driven.app.screen.query("Input, TextArea"):
            field.cursor_blink = False  # type: ignore[attr-defined] # both have it
        for size in sizes:
            if size != sizes[0]:
                await driven.resize(size)
                await driven.pilot.pause(0.05)
            require_alike(name, size, stable(driven.app.export_screenshot()), renew=renew)

    drive(scene, workspace, size=sizes[0])


def require_alike(name: str, size: tuple[int, int], drawn: str, *, renew: bool) -> None:
    """Fail where a drawing differs from the one kept, or keep it."""
    kept = SNAPSHOTS / f"{name}-{size[0]}x{size[1]}.svg"
    if renew:
        SNAPSHOTS.mkdir(exist_ok=True)
        kept.write_text(drawn, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == drawn, f"{kept.name} looks different now"


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", WORKSHOP)
def test_a_workshop_looks_as_it_did(
    name: str, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    renew = bool(request.config.getoption("--renew-snapshots"))

    async def play(led: Led) -> None:
        await lead_to(led, name)
        for field in led.app.screen.query(Input):
            field.cursor_blink = False
        await led.settle()
        require_alike(name, size, stable(led.app.export_screenshot()), renew=renew)

    lead(play, size=size, keys=WorkshopKeys(secret=bytes(SECRET_BYTES)))


def stable(svg: str) -> str:
    """Return a picture without what differs from one drawing to the next."""
    svg = re.sub(r"terminal-\d+-", "t-", svg)
    return "\n".join(row.rstrip() for row in svg.splitlines()) + "\n"


def test_every_screen_has_its_pictures_and_no_others_are_kept() -> None:
    expected = {
        f"{name}-{width}x{height}.svg"
        for name in (*SCREENS, *CHECKLISTS, *WORKSHOP)
        for width, height in (SMALL, LARGE)
    }
    assert {path.name for path in SNAPSHOTS.iterdir()} == expected
