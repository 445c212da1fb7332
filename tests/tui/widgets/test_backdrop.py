"""What lies below the question looks as Textual would draw it."""

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from advisor.rubric.model import Rubric
from advisor.tui.widgets.backdrop import Backdrop
from tests.tui.app_driver import Driven, begun, drive


def _looks(strips: list[Strip]) -> list[list[tuple[str, object]]]:
    """Return each cell with the colour behind it."""
    return [
        [
            (cell, segment.style and segment.style.bgcolor)
            for segment in strip
            for cell in segment.text
        ]
        for strip in strips
    ]


@pytest.mark.parametrize("theme", ["dark", "light", "plain"])
def test_the_ground_is_what_textual_would_draw(folder: Path, delivery: Rubric, theme: str) -> None:
    async def scene(driven: Driven) -> None:
        driven.app.theme = theme
        await driven.pilot.pause()
        screen = driven.app.screen
        grounds = [w for w in screen.walk_children(with_self=True) if isinstance(w, Backdrop)]
        assert len(grounds) >= 3
        for ground in grounds:
            rows = Region(0, 0, ground.size.width, ground.size.height)
            drawn = ground.render_lines(rows)
            assert _looks(drawn) == _looks(Widget.render_lines(ground, rows))

    drive(scene, begun(folder, delivery))
