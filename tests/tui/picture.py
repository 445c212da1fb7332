"""The README's picture: a question of a sample team, drawn as the application draws it.

`python -m tests.tui.picture docs/tui.png` draws it anew.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from advisor.tui.workspace.open_workspace import open_workspace, sample_copy
from tests.browser.chromium import ADVICE, find_chromium
from tests.build import ROOT
from tests.tui.app_driver import LARGE, Driven, drive

SAMPLE = ROOT / "reports" / "samples" / "churn-scoring" / "answers.yaml"
PRACTICE = "iteration-cycle.retraining-triggers"
WIDTH = 1200
COLOURS = 256


def drawn() -> str:
    """Return the screen that asks the question, as SVG."""
    workspace = open_workspace(sample_copy(SAMPLE), None)
    workspace.go_to(PRACTICE)
    found: list[str] = []

    async def scene(driven: Driven) -> None:
        found.append(driven.app.export_screenshot())

    drive(scene, workspace, size=LARGE)
    return found[0]


def png(svg: str, browser: Browser) -> bytes:
    """Return an SVG as PNG of the width that the README shows, in few colours."""
    style = f"body {{ margin: 0 }} svg {{ width: {WIDTH}px; display: block }}"
    context = browser.new_context(offline=True, viewport={"width": WIDTH, "height": WIDTH})
    page = context.new_page()
    page.set_content(f"<style>{style}</style>{svg}")
    shot = page.locator("svg").screenshot(omit_background=True)
    context.close()
    written = io.BytesIO()
    picture = Image.open(io.BytesIO(shot)).quantize(COLOURS, Image.Quantize.FASTOCTREE)
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def main(path: Path) -> None:
    """Draw the picture into a file."""
    program = find_chromium() or sys.exit(ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        path.write_bytes(png(drawn(), browser))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
