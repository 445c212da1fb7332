import io

from PIL import Image
from playwright.sync_api import Browser

from tests.build import ROOT
from tests.tui import picture


def test_the_picture_is_drawn_from_the_sample_and_as_large_as_the_one_in_the_readme(
    browser: Browser,
) -> None:
    svg = picture.drawn()
    assert "Churn&#160;scoring" in svg
    assert "90&#160;%" in svg
    fresh = Image.open(io.BytesIO(picture.png(svg, browser)))
    assert fresh.width == picture.WIDTH
    with Image.open(ROOT / "docs" / "tui.png") as kept:
        assert kept.size == fresh.size
