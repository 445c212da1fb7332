"""The palettes: every text can be read on every ground, in each theme, and nothing else differs."""

import re

import pytest
from textual.color import Color
from textual.theme import Theme

from advisor.tui.appearance.themes import DARK, LIGHT, THEMES
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import Driven, drive
from tests.tui.screen_routes import reach

TEXTS = ("foreground", "primary", "secondary", "success", "warning", "error", "accent", "quiet")
GROUNDS = ("background", "surface", "panel", "chosen", "cursor")
READABLE = 4.5  # to one, as WCAG asks of text


def colour(theme: Theme, name: str) -> Color:
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def luminance(of: Color) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in of.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(text: Color, ground: Color) -> float:
    darker, lighter = sorted((luminance(text), luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_can_be_read_on_every_ground(theme: Theme, ground: str) -> None:
    behind = colour(theme, ground)
    ratios = {name: contrast(colour(theme, name), behind) for name in TEXTS}
    assert {name: ratio for name, ratio in ratios.items() if ratio < READABLE} == {}


def test_the_themes_give_a_colour_to_the_same_names() -> None:
    names = {name for theme in THEMES for name in theme.variables}
    optional = {"block-cursor-blurred-foreground"}
    for theme in THEMES:
        assert names - set(theme.variables) <= optional


@pytest.mark.parametrize("name", ["walk", "team", "results", "evidence"])
def test_in_the_light_the_same_is_shown_in_its_own_colours(workspace: Workspace, name: str) -> None:
    shown: dict[str, str] = {}
    colours: dict[str, set[str]] = {}

    async def scene(driven: Driven) -> None:
        for theme in (DARK, LIGHT):
            driven.app.theme = theme.name
            await reach(driven, name)
            await driven.pilot.pause()
            shown[theme.name] = driven.text()
            drawn = driven.app.export_screenshot()
            colours[theme.name] = set(re.findall(r"#[0-9a-f]{6}", drawn.lower()))
            await driven.press("escape", "A")

    drive(scene, workspace)
    assert shown["light"] == shown["dark"]
    assert LIGHT.background in colours["light"]
    assert not {DARK.background, DARK.surface, DARK.panel} & colours["light"]
