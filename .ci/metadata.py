"""Has the README and the addresses of the project travel with the package.

Where the project lives is known to whoever publishes it: PROJECT_URL names it when the package is
built. The README's links into the checkout lead there then; without it, their text is left.
"""

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_VARIABLE = "PROJECT_URL"
_PICTURE = re.compile(r"^!\[([^\]]*)\]\((?!https?:)([^)]*)\)\n\n?", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?:)([^)]*)\)")


def for_project_page(readme: str, home: str | None) -> str:
    """Return the README as a page that stands alone, or leads to the files at the `home`."""
    if home is None:
        return _LINK.sub(r"\1", _PICTURE.sub("", readme))
    led = _PICTURE.sub(rf"![\1]({home}/raw/HEAD/\2)\n\n", readme)
    return _LINK.sub(lambda found: f"[{found[1]}]({_address(home, found[2])})", led)


def _address(home: str, target: str) -> str:
    return f"{home}{target}" if target.startswith("#") else f"{home}/blob/HEAD/{target}"


def urls(home: str) -> dict[str, str]:
    """Return the addresses an index shows beside the project."""
    return {
        "Homepage": home,
        "Documentation": f"{home}/blob/HEAD/README.md",
        "Changelog": f"{home}/blob/HEAD/CHANGELOG.md",
        "Source": home,
        "Issues": f"{home}/issues",
    }


def _home() -> str | None:
    home = os.environ.get(_VARIABLE, "").rstrip("/")
    if home and not re.fullmatch(r"https://[\w.-]+(/[\w.~-]+)+", home):
        message = f"{_VARIABLE} is no address of a repository: {home} (https://host/team/project)"
        raise ValueError(message)
    return home or None


class ProjectPageHook(MetadataHookInterface):
    """What hatchling asks for the fields that pyproject.toml calls dynamic."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the README, and the addresses where they are known."""
        home = _home()
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {
            "content-type": "text/markdown",
            "text": for_project_page(text, home),
        }
        metadata["urls"] = {} if home is None else urls(home)
