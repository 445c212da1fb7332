"""What Textual does anew for each of the many applications that a test run starts, done less."""

from contextvars import copy_context
from typing import Any

import pytest
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

# ruff: noqa: SLF001 where Textual parses and draws has no public name
_draw = Screen._compositor_refresh
_parse = Stylesheet._parse_rules


def parse_each_once(patch: pytest.MonkeyPatch) -> None:
    """Let style sheets share what they parsed from the same text with the same variables."""
    parsed: dict[tuple[object, ...], list[RuleSet]] = {}

    def parsed_before(sheet: Stylesheet, css: str, read_from: Any, *how: Any, **more: Any) -> Any:
        variables = frozenset(sheet._variables.items())
        key = (css, read_from, how, frozenset(more.items()), variables)
        if key not in parsed:
            parsed[key] = _parse(sheet, css, read_from, *how, **more)
        return parsed[key]

    patch.setattr(Stylesheet, "_parse_rules", parsed_before)


def draw_at_rest(patch: pytest.MonkeyPatch) -> None:
    """Draw what has no terminal once all is done that was asked of it, as `drawn` has it.

    What comes up for a few milliseconds in between would be thrown away. Whatever runs on a
    terminal draws it all.
    """

    def put_off(screen: "Screen[Any]") -> None:
        app = screen.app
        if app.is_headless and screen is app.screen:
            screen._dirty_widgets.clear()  # where they are stays known
            app._update_mouse_over(screen)
        else:
            _draw(screen)

    patch.setattr(Screen, "_compositor_refresh", put_off)


def drawn(app: App[None]) -> None:
    """Draw what has changed since the last time, so that what cannot be drawn fails."""
    if app.is_running and app.screen_stack:
        copy_context().run(_draw, app.screen)
