"""One meaning for each key on all screens, read from the bindings in the code."""

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widget import Widget

import advisor.tui
from advisor.tui.keyboard.key_hints import offers
from advisor.tui.keyboard.key_table import KEYS, TYPING, label
from advisor.tui.widgets.key_bar import KeyBar
from advisor.tui.workspace.workspace import Workspace
from tests.build import ROOT
from tests.tui.app_driver import LARGE, SMALL, Driven, drive
from tests.tui.keyboard.keys_page import declared as of
from tests.tui.keyboard.keys_page import kinds, page
from tests.tui.screen_routes import SCREENS, reach

_NAMESPACE = re.compile(r"^(app|screen)\.")
# Small panels whose keys are the common ones under another word; their help tells them.
OF_THEIR_OWN = {
    "NewAssessmentInput",
    "NewAssessmentScreen",
    "BlockersScreen",
    "EntryScreen",
    "EvidenceInput",
    "ExplainedChoiceList",
    "FolderInput",
    "FormScreen",
    "LineInput",
    "PeopleScreen",
    "ProblemsScreen",
}
# What a key may lead to besides one action, and why that is one meaning all the same.
MOVING = {"cursor_down", "cursor_up", "move", "mark", "scroll", "focus_next", "focus_previous"}
EXCEPTIONS = {
    # what bears the number: a level, a recent file, a format, one of two files to compare
    **{str(n): {"answer", "recent", "choose", "earlier", "later"} for n in range(10)},
    "j": MOVING,
    "k": MOVING,
    "B": {"blockers", "leave"},  # the key that opened a panel closes it
    "L": {"kept", "leave"},  # likewise
    "question_mark": {"help", "leave"},
    "ctrl+s": {"save", "submit"},  # Textual's name for it in a line, ours in a text
}


def declared() -> Iterator[tuple[type, Binding]]:
    """Yield every binding of the application with the class that declares it."""
    for module in walk_packages(advisor.tui.__path__, "advisor.tui."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and thing.__module__ == module.name:
                bindings = thing.__dict__.get("BINDINGS", ()) if issubclass(thing, DOMNode) else ()
                yield from ((thing, binding) for binding in Binding.make_bindings(bindings))


def test_a_letter_leads_to_one_action_on_all_screens() -> None:
    actions = defaultdict(set)
    for _, binding in declared():
        if len(binding.key) == 1 or "ctrl+" in binding.key or "_" in binding.key:
            actions[binding.key].add(_NAMESPACE.sub("", binding.action))
    assert len(actions) > 50
    clashes = {
        key: found
        for key, found in actions.items()
        if len(found) > 1
        and not {action.partition("(")[0] for action in found} <= EXCEPTIONS.get(key, set())
    }
    assert clashes == {}
    assert all(len(actions[key]) > 1 for key in EXCEPTIONS if key not in "03456789")


def test_every_binding_is_of_the_table_and_says_what_it_does() -> None:
    for kind, binding in declared():
        assert binding.id, (kind, binding)
        assert binding.key in KEYS[binding.id].split(","), (kind, binding)
        assert binding.description, (kind, binding)


def test_no_key_stands_twice_in_the_table_and_no_character_is_taken_from_a_text() -> None:
    for typing in (True, False):
        keys = [
            key
            for name, found in KEYS.items()
            if name.startswith(TYPING) is typing
            for key in found.split(",")
        ]
        assert len(keys) == len(set(keys))
        assert not typing or all(len(key) > 1 for key in keys)
    assert {name for _, b in declared() if (name := b.id)} == set(KEYS)


def test_the_page_of_keys_is_that_of_the_code_and_leaves_no_widget_out() -> None:
    kept = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    assert kept == page(), "docs/keys.md differs from the code; run: make docs"
    told = {(b.id, b.description) for kind in kinds() for b in of(kind)}
    untold = {
        (kind.__name__, b.description)
        for kind, b in declared()
        if (b.id, b.description) not in told
    }
    assert {name for name, _ in untold} <= OF_THEIR_OWN


@pytest.mark.parametrize("name", SCREENS)
def test_foot_and_help_of_a_screen_tell_its_keys(workspace: Workspace, name: str) -> None:
    async def scene(driven: Driven) -> None:
        await reach(driven, name)
        for size in (SMALL, LARGE):
            await driven.resize(size)
            require_ways_on_and_out(driven.app.screen.query_one(KeyBar), size[0])
        await require_help(driven, name)

    drive(scene, workspace, rubric=workspace.rubric)


def require_ways_on_and_out(bar: KeyBar, width: int) -> None:
    """Fail unless the foot names a way out, and no row of it is wider than the screen."""
    rows = str(bar.render()).splitlines()
    assert 1 <= len(rows) <= 2
    assert all(len(row) <= bar.content_size.width <= width for row in rows)
    assert {"help", "back", "done", "save", "leave", "later"} & set(" ".join(rows).split())


async def require_help(driven: Driven, name: str) -> None:
    """Fail unless help lists every key of the screen in view."""
    screen = driven.app.screen
    ours = {offer.key for offer in offers(screen)}
    active = {k for k, a in screen.active_bindings.items() if a.enabled and a.binding.id in KEYS}
    assert active <= ours
    await driven.press("f1")
    if name != "help":
        assert driven.screen == "HelpScreen"
        told = str(driven.app.screen.query_one("#keys").render())
        listed = {word for row in told.splitlines() for word in _keys(row)}
        assert {label(key) for key in ours if not key.isdigit()} <= listed


def _keys(row: str) -> list[str]:
    head = row.split("  ", maxsplit=1)[0].strip()
    return [head, *head.split("/"), *head] if head != "/" else ["/"]


@pytest.mark.parametrize("name", ["walk", "team", "roadmap", "evidence"])
def test_help_wraps_beside_its_keys_and_cuts_nothing(workspace: Workspace, name: str) -> None:
    async def scene(driven: Driven) -> None:
        await reach(driven, name)
        about = str(getattr(driven.app.screen, "ABOUT", ""))
        await driven.press("f1")
        for size in (LARGE, SMALL):
            await driven.resize(size)
            require_wrapped(driven.app.screen.query_one("#keys"), told_first=bool(about))

    drive(scene, workspace)


def require_wrapped(keys: Widget, *, told_first: bool) -> None:
    """Fail unless keys stand in a column of their own and nothing is cut."""
    rows = str(keys.render()).splitlines()
    assert "…" not in "".join(rows)
    assert max(map(len, rows)) <= keys.content_size.width
    told = rows[rows.index("") + 1 :] if told_first else rows
    table = told[: told.index("")]
    column = min(row.index(word) for row in table for word in [row.split("  ")[0]] if word)
    heads = [row for row in table if not row.startswith(" ")]
    rest = [row for row in table if row.startswith(" ")]
    indent = {len(row) - len(row.lstrip()) for row in rest}
    assert column == 0
    assert len(indent) <= 1
    assert heads


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("walk", [("g",), ("e",), ("escape",), ("down",), ("question_mark",)]),
        ("team", [("enter",), ("tab", "tab"), ("escape",), ("escape",)]),
        ("export", [("tab",), ("escape",), ("1",)]),
        ("evidence", [(*"ab", "enter"), ("tab",), ("up", "up", "up")]),
        ("roadmap", [("plus",), ("p",), ("escape",), ("enter",)]),
        ("begin", [("tab", "tab"), ("tab",)]),
    ],
)
def test_the_foot_names_the_same_keys_in_the_same_places_whatever_is_going_on(
    workspace: Workspace, name: str, states: list[tuple[str, ...]]
) -> None:
    async def scene(driven: Driven) -> None:
        await reach(driven, name)
        screen = driven.app.screen
        before = _foot(screen.query_one(KeyBar))
        for keys in states:
            await driven.press(*keys)
            assert _foot(screen.query_one(KeyBar)) == before, keys

    drive(scene, workspace)


def _foot(bar: KeyBar) -> str:
    return str(bar.render()).replace("f1 help", "? help")
