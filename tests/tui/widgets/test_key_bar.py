"""The keys at the foot follow what they can do."""

from pathlib import Path

from textual.content import Content

from advisor.rubric.model import Rubric
from advisor.tui.widgets.key_bar import KeyBar, looks
from tests.tui.app_driver import Driven, begun, drive


def _styles(driven: Driven, label: str) -> set[str]:
    """Return the styles in which a label is drawn at the foot."""
    content = driven.app.screen.query_one(KeyBar).render()
    start = content.plain.index(label)
    return {str(span.style) for span in content.spans if span.start <= start < span.end}


def test_a_key_that_does_nothing_is_dimmed_as_soon_as_that_is_so(
    folder: Path, delivery: Rubric
) -> None:
    async def scene(driven: Driven) -> None:
        assert not any("dim" in style for style in _styles(driven, "answer"))
        await driven.press("g")
        assert any("dim" in style for style in _styles(driven, "answer"))
        await driven.press("escape")
        assert not any("dim" in style for style in _styles(driven, "answer"))

    drive(scene, begun(folder, delivery))


def test_what_is_dimmed_looks_otherwise_though_it_says_the_same() -> None:
    dimmed, bright = Content.styled("u unknown", "dim"), Content.styled("u unknown", "bold")
    assert dimmed == bright
    assert looks([dimmed]) != looks([bright])
    assert looks([bright]) == looks([Content.styled("u unknown", "bold")])
