"""What a spreadsheet of answers holds, once: writing and reading follow.

A table has a head of column names and rows below it; in a workbook it is a sheet of that name, in
CSV a section. What a person fills in is `filled_in`; all else is there to be read by people.
"""

from enum import StrEnum
from typing import Literal

from advisor.frozen import dataclass

Kind = Literal["id", "text", "day", "word"]
Preferred = Literal["sheet", "file"]
"""Which counts where both say something else."""
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


class Head(StrEnum):
    """The names of all columns."""

    ID = "Id"
    QUESTION = "Question"
    VALUE = "Value"
    WHAT_CAN_STAND_HERE = "What can stand here"
    PRACTICE = "Practice"
    SIDE = "Side"
    STAGE = "Stage"
    LEVEL = "Level"
    QUESTION_OR_CRITERION = "Question or criterion"
    SEEN = "Seen"
    ONLY_FOR = "Only for"
    STATE = "State"
    EVIDENCE = "Evidence"
    KIND = "Kind"
    OBSERVED_ON = "Observed on"
    EXPIRES_ON = "Expires on"
    NOTE = "Note"
    BY = "By"
    REASON = "Reason"
    APPROVED_BY = "Approved by"
    UNTIL = "Until"
    DISCUSS = "Discuss"
    URGENT = "Urgent"
    WHAT_HAPPENED = "What happened"
    COST = "Cost"
    HAPPENED_ON = "Happened on"
    CRITERIA = "Criteria"
    FOUND_BY = "Found by"
    COMMIT = "Commit"
    DIGEST = "Digest"
    WHAT = "What"
    IS = "Is"


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
        SheetColumn(name=Head.ID, kind="id", width=24),
        SheetColumn(name=Head.QUESTION, width=60),
        SheetColumn(name=Head.VALUE, width=36, filled_in=True),
        SheetColumn(name=Head.WHAT_CAN_STAND_HERE, width=60),
    ),
)
ANSWERS = SheetTable(
    name="Answers",
    columns=(
        SheetColumn(name=Head.ID, kind="id", width=30),
        SheetColumn(name=Head.PRACTICE, width=22),
        SheetColumn(name=Head.SIDE, width=9),
        SheetColumn(name=Head.STAGE, width=10),
        SheetColumn(name=Head.LEVEL, width=7),
        SheetColumn(name=Head.QUESTION_OR_CRITERION, width=58),
        SheetColumn(name=Head.SEEN, width=13),
        SheetColumn(name=Head.ONLY_FOR, width=18),
        SheetColumn(name=Head.STATE, kind="word", width=14, filled_in=True),
        SheetColumn(name=Head.EVIDENCE, width=32, filled_in=True),
        SheetColumn(name=Head.KIND, kind="word", width=12, filled_in=True),
        SheetColumn(name=Head.OBSERVED_ON, kind="day", width=13, filled_in=True),
        SheetColumn(name=Head.EXPIRES_ON, kind="day", width=13, filled_in=True),
        SheetColumn(name=Head.NOTE, width=36, filled_in=True),
        SheetColumn(name=Head.BY, width=16, filled_in=True),
        SheetColumn(name=Head.REASON, width=30, filled_in=True),
        SheetColumn(name=Head.APPROVED_BY, width=16, filled_in=True),
        SheetColumn(name=Head.UNTIL, kind="day", width=13, filled_in=True),
        SheetColumn(name=Head.DISCUSS, kind="word", width=9, filled_in=True, rows="practice"),
        SheetColumn(name=Head.URGENT, kind="word", width=9, filled_in=True, rows="practice"),
        SheetColumn(name=Head.WHAT_HAPPENED, width=30, filled_in=True, rows="practice"),
        SheetColumn(name=Head.COST, width=14, filled_in=True, rows="practice"),
        SheetColumn(name=Head.HAPPENED_ON, kind="day", width=13, filled_in=True, rows="practice"),
    ),
)
EVIDENCE = SheetTable(
    name="Evidence",
    columns=(
        SheetColumn(name=Head.PRACTICE, kind="id", width=32, filled_in=True),
        SheetColumn(name=Head.CRITERIA, kind="id", width=28, filled_in=True),
        SheetColumn(name=Head.EVIDENCE, width=44, filled_in=True),
        SheetColumn(name=Head.KIND, kind="word", width=12, filled_in=True),
        SheetColumn(name=Head.OBSERVED_ON, kind="day", width=13, filled_in=True),
        SheetColumn(name=Head.EXPIRES_ON, kind="day", width=13, filled_in=True),
        SheetColumn(name=Head.BY, width=16, filled_in=True),
        SheetColumn(name=Head.FOUND_BY, width=16, filled_in=True),
        SheetColumn(name=Head.COMMIT, width=14, filled_in=True),
        SheetColumn(name=Head.DIGEST, width=14, filled_in=True),
    ),
)
MADE_FROM = SheetTable(
    name="Made from",
    columns=(SheetColumn(name=Head.WHAT, width=12), SheetColumn(name=Head.IS, width=80)),
)
TABLES = (TEAM, ANSWERS, EVIDENCE, MADE_FROM)
