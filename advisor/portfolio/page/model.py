"""What the page of a portfolio shows, ready to be arranged: texts, shades and shares."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advisor.frozen import dataclass
from advisor.report.chapter_model import Fact


@dataclass(frozen=True, kw_only=True)
class NamedTeam:
    """A team with the address of its report, where there is one that is safe to follow."""

    name: str
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the table of teams; `choice` for one whose values a reader can choose among."""

    name: str
    title: str
    width: float
    choice: bool = False


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a team's row says in a column, a remark on it, and the number it is sorted by."""

    text: str = ""
    remark: str = ""
    sort: float | None = None


@dataclass(frozen=True, kw_only=True)
class TeamEntry:
    """A team's row in the table of teams.

    `marks` are what a reader can ask for; `scores` and `states` what the script draws a map from,
    two digits for a dimension in tenths and a letter for a feature.
    """

    name: str
    href: str = ""
    remark: str = ""
    entries: Sequence[Entry] = ()
    marks: str = ""
    scores: str = ""
    states: str = ""


@dataclass(frozen=True, kw_only=True)
class TeamsTable:
    """The table of teams; `marks` and what `maps` are made of are JSON for the script."""

    intro: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[TeamEntry]
    marks: str = "{}"
    maps: str = ""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """How many teams hold a level, as a share of the bar in percent."""

    look: str
    count: str
    share: float


@dataclass(frozen=True, kw_only=True)
class LevelHead:
    """A level in the head of a distribution."""

    look: str
    title: str


@dataclass(frozen=True, kw_only=True)
class GroupBar:
    """How the teams of a group are spread over the levels; `href` leads to their rows."""

    title: str
    teams: str
    pieces: Sequence[Piece]
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Levels:
    """How the teams of one edition of a rubric are spread over its levels, by group."""

    title: str
    heads: Sequence[str]
    levels: Sequence[LevelHead]
    rows: Sequence[GroupBar]
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class PortfolioStanding:
    """What a reader should know first."""

    verdict: str
    remarks: Sequence[str]
    figures: Sequence[Fact]
    editions: Sequence[Levels]


@dataclass(frozen=True, kw_only=True)
class ShadeCell:
    """A cell of a map: what it says, and how dark it is from 0 to 4; -1 for no shade."""

    text: str
    shade: int = -1


@dataclass(frozen=True, kw_only=True)
class ShadeRow:
    """A team or a group in a map."""

    title: str
    cells: Sequence[ShadeCell]
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Span:
    """A head over several columns."""

    title: str
    columns: int


@dataclass(frozen=True, kw_only=True)
class Shades:
    """A map of teams or groups, by dimension or by feature.

    One that is `folded` is opened by what stands there; a cell of `signs` is small.
    """

    title: str
    head: str
    columns: Sequence[str]
    rows: Sequence[ShadeRow]
    spans: Sequence[Span] = ()
    more: str = ""
    signs: bool = False
    folded: str = ""


@dataclass(frozen=True, kw_only=True)
class EditionMaps:
    """The maps of one edition of a rubric."""

    title: str
    maps: Sequence[Shades]


@dataclass(frozen=True, kw_only=True)
class MapChapter:
    """All maps."""

    intro: str
    editions: Sequence[EditionMaps]


@dataclass(frozen=True, kw_only=True)
class ListRow:
    """A row of a list, headed by a team or by a title."""

    title: str = ""
    team: NamedTeam | None = None
    remark: str = ""
    cells: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class LongList:
    """A list in columns; most of a long one is `folded`.

    `more` says how much is not shown at all.
    """

    heads: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[ListRow]
    folded: Sequence[ListRow] = ()
    more_title: str = ""
    title: str = ""
    more: str = ""

    def titled(self, title: str) -> "LongList":
        """Return the list with a title above it."""
        return replace(self, title=title)


@dataclass(frozen=True, kw_only=True)
class ListChapter:
    """A chapter of lists."""

    tables: Sequence[LongList]
    intro: str = ""


@dataclass(frozen=True, kw_only=True)
class PortfolioPage:
    """The whole page; a chapter that is None has no place on it. `lists` are those of lists."""

    title: str
    date: str
    rubrics: Sequence[str]
    standing: PortfolioStanding
    teams: TeamsTable | None
    map: MapChapter
    lists: Mapping[str, ListChapter]
    method: Sequence[str]
