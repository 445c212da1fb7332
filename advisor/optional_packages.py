"""What can be added to an installation, and the command that adds it to this one.

The packages are named, and not an extra of ours: that works whatever this was installed from.
"""

import shlex
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from advisor.frozen import dataclass

DISTRIBUTION = "mlops-advisor"


@dataclass(frozen=True, kw_only=True)
class Extra:
    """Packages that go together: what is asked of a registry, by the name that is imported."""

    packages: Mapping[str, str]

    def is_here(self) -> bool:
        """Tell whether all of them are installed."""
        return all(map(_is_here, self.packages))

    def command(self) -> str:
        """Return the command that adds them to where this program is installed."""
        wanted = shlex.join(self.packages.values())
        home = Path(sys.prefix)
        if (home / "pipx_metadata.json").exists():
            return f"pipx inject {home.name} {wanted}"
        python = shlex.quote(sys.executable)
        if (home / "uv-receipt.toml").exists():
            return f"uv pip install --python {python} {wanted}"
        return f"{python} -m pip install {wanted}"


def _is_here(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ValueError:  # it was put aside while this runs
        return False


# As pyproject.toml has them.
SCRIPTS = Extra(
    packages={
        "fontpkg_ibm_plex_sans_arabic": "fontpkg-ibm-plex-sans-arabic==1.101",
        "manimgx_fonts": "manimgx-fonts==2026.9.26.post1",
        "manimgx_fonts_cjk": "manimgx-fonts-cjk==2026.9.26.post1",
    }
)
WEB = Extra(packages={"aiohttp": "aiohttp>=3.12", "textual_serve": "textual-serve>=1.1"})
MCP = Extra(packages={"mcp": "mcp>=2.3"})
PORTFOLIO = Extra(packages={"duckdb": "duckdb>=1.4"})
DASK = Extra(packages={"distributed": "distributed>=2026.8", "fsspec": "fsspec>=2026.9"})
WORKSHOP = Extra(
    packages={
        "aiohttp": "aiohttp>=3.12",
        "krippendorff": "krippendorff>=0.9",
        "segno": "segno>=1.6",
    }
)
