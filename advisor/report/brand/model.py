"""What makes a report look like its sender's: brand, paper, templates."""

from pathlib import Path

from advisor.frozen import dataclass

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}  # width and height in millimetres
DEFAULT_PAPER = "a4"


@dataclass(frozen=True, kw_only=True)
class Accent:
    """A brand's colour as `#rrggbb`: as it is, and so that text in it can be read."""

    plain: str
    on_light: str
    on_dark: str


@dataclass(frozen=True, kw_only=True)
class Brand:
    """Who sends the report; empty where nothing was said. `logo` is a data: URL."""

    name: str = ""
    logo: str = ""
    accent: Accent | None = None
    confidentiality: str = ""
    paper: str | None = None


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """How a report is to look; `paper` is one of PAPERS, `templates` a folder of one's own.

    HTML alone is `interactive`, with scripts and charts to explore, or holds no script, and links
    evidence that is a path in the team's repository to its file below `link_base`. The PDF is four
    pages, `full` with all that stands behind them; `brief` Markdown is what fits into a comment.
    """

    brand: Brand = Brand()
    paper: str = DEFAULT_PAPER
    templates: Path | None = None
    interactive: bool = True
    link_base: str = ""
    full: bool = False
    brief: bool = False


PLAIN = Appearance()
