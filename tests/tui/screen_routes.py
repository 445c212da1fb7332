"""Every screen, and the keys that lead to it from the first question."""

from pathlib import Path

from advisor.assessment.session.session import Session
from advisor.rubric.catalogue import load_rubric
from tests.build import RUBRICS
from tests.tui.app_driver import Driven
from tests.tui.scanned import write_some

SCREENS = {
    "walk": (),
    "team": ("T",),
    "review": ("V",),
    "results": ("R",),
    "roadmap": ("M",),
    "export": ("E",),
    "home": ("H",),
    "begin": ("H", "Q"),
    "choose-file": ("H", "O"),
    "samples": ("H", "S"),
    "compare": ("H", "C", "escape"),
    "choose-folder": ("H", "number_sign"),
    "portfolio": ("H", "number_sign", "escape"),
    "note": ("n",),
    "not-applicable": ("x",),
    "urgent": ("exclamation_mark",),
    "said-by": ("at",),
    "evidence": ("e",),
    "find": ("slash",),
    "palette": ("ctrl+p",),
    "help": ("question_mark",),
    "list": ("g",),
    "convincing": ("i",),
    "conflicts": ("2", "escape", "ctrl+r"),
    "proposals": ("P",),
    "reject": ("P", "X"),
    "filter": ("V", "W"),
    "snapshots": ("R", "J", "enter", "L"),
    "side-by-side": ("M", "s", "J", "enter", "L"),
    "alternatives": ("E", "C"),
    "plan-file": ("E", "G"),
    "plan-place": ("E", "G", "down", "down", "enter"),
    "problems": ("H", "O", *"broken", "full_stop", *"yaml", "enter"),
}


async def reach(driven: Driven, name: str) -> None:
    """Press the keys that lead to a screen, after what has to happen before."""
    if name == "conflicts":
        answer_elsewhere(driven.workspace.session.path)
    if name == "problems":
        write_broken(Path("broken.yaml"))
    if SCREENS[name][:1] == ("P",):
        write_some(driven.workspace.session.path.parent / "proposals.yaml")
    await driven.press(*SCREENS[name])


def write_broken(path: Path) -> None:
    """Write a file that has faults of several kinds."""
    path.write_text("rubric: delivery@1\nteam: {nam: A}\nassessed_on: soon\n")


def answer_elsewhere(path: Path) -> None:
    """Let somebody else answer the first question."""
    with Session.open(path, load_rubric(RUBRICS / "delivery.yaml")) as other:
        other.take_over()
        other.answer("release.pipeline-release", 0)
