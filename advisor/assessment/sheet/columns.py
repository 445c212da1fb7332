"""What a spreadsheet of answers holds, once: writing and reading follow.

A table has a head of column names and rows below it; in a workbook it is a sheet of that name, in
CSV a section. What a person fills in is `filled_in`; all else is there to be read by people.
"""

from typing import Literal

from advisor.frozen import dataclass

Kind = Literal["id", "text", "day", "word"]
MET, UNMET, UNKNOWN, WAIVED = "met", "unmet", "unknown", "waived"
NOT_APPLICABLE = "not applicable"
CRITERION_STATES = (MET, UNMET, UNKNOWN, WAIVED)
PRACTICE_STATES = (NOT_APPLICABLE,)
YES, NO = "yes", "no"
SEPARATOR = "/"
FORMAT = "format 1"
PACKED = "z:"
LONGEST_CELL = 32_767
"""How many characters a cell of a workbook can hold."""


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """One column: its name in the head, what stands in it, and how wide it is shown.

    `rows` says to which rows of the answers it belongs, where not to all.
    """

    name: str
    kind: Kind = "text"
    width: int = 14
    filled_in: bool = False
    rows: Literal["practice", "both"] = "both"


@dataclass(frozen=True, kw_only=True)
class SheetTable:
    """One table by its name."""

    name: str
    columns: tuple[SheetColumn, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> SheetColumn:
        """Return a column by its name."""
        return next(column for column in self.columns if column.name == name)


TEAM = SheetTable(
    name="Team",
    columns=(
        SheetColumn(name="Id", kind="id", width=24),
        SheetColumn(name="Question", width=60),
        SheetColumn(name="Value", width=36, filled_in=True),
        SheetColumn(name="What can stand here", width=60),
    ),
)
ANSWERS = SheetTable(
    name="Answers",
    columns=(
        SheetColumn(name="Id", kind="id", width=22),
        SheetColumn(name="Practice", width=22),
        SheetColumn(name="Side", width=9),
        SheetColumn(name="Stage", width=10),
        SheetColumn(name="Level", width=7),
        SheetColumn(name="Question or criterion", width=58),
        SheetColumn(name="Seen", width=13),
        SheetColumn(name="Only for", width=18),
        SheetColumn(name="State", kind="word", width=14, filled_in=True),
        SheetColumn(name="Evidence", width=32, filled_in=True),
        SheetColumn(name="Kind", kind="word", width=12, filled_in=True),
        SheetColumn(name="Observed on", kind="day", width=13, filled_in=True),
        SheetColumn(name="Expires on", kind="day", width=13, filled_in=True),
        SheetColumn(name="Note", width=36, filled_in=True),
        SheetColumn(name="By", width=16, filled_in=True),
        SheetColumn(name="Reason", width=30, filled_in=True),
        SheetColumn(name="Approved by", width=16, filled_in=True),
        SheetColumn(name="Until", kind="day", width=13, filled_in=True),
        SheetColumn(name="Discuss", kind="word", width=9, filled_in=True, rows="practice"),
        SheetColumn(name="Urgent", kind="word", width=9, filled_in=True, rows="practice"),
        SheetColumn(name="What happened", width=30, filled_in=True, rows="practice"),
        SheetColumn(name="Cost", width=14, filled_in=True, rows="practice"),
        SheetColumn(name="Happened on", kind="day", width=13, filled_in=True, rows="practice"),
    ),
)
EVIDENCE = SheetTable(
    name="Evidence",
    columns=(
        SheetColumn(name="Practice", kind="id", width=32, filled_in=True),
        SheetColumn(name="Criteria", kind="id", width=28, filled_in=True),
        SheetColumn(name="Evidence", width=44, filled_in=True),
        SheetColumn(name="Kind", kind="word", width=12, filled_in=True),
        SheetColumn(name="Observed on", kind="day", width=13, filled_in=True),
        SheetColumn(name="Expires on", kind="day", width=13, filled_in=True),
        SheetColumn(name="By", width=16, filled_in=True),
        SheetColumn(name="Found by", width=16, filled_in=True),
        SheetColumn(name="Commit", width=14, filled_in=True),
        SheetColumn(name="Digest", width=14, filled_in=True),
    ),
)
MADE_FROM = SheetTable(
    name="Made from",
    columns=(SheetColumn(name="What", width=12), SheetColumn(name="Is", width=80)),
)
TABLES = (TEAM, ANSWERS, EVIDENCE, MADE_FROM)
