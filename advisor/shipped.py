"""Where the rubrics and templates that travel with the product are."""

from functools import cache
from pathlib import Path


@cache
def shipped(name: str) -> Path:
    """Return the folder `name` ("rubrics", "templates"): in the wheel, or else in the checkout."""
    package = Path(__file__).parent
    installed = package / "_shipped" / name
    return installed if installed.is_dir() else package.parent / name
