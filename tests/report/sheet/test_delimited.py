import csv
import io

from advisor.assessment.model import Answer
from advisor.assessment.sheet.columns import TABLES
from advisor.report.sheet.delimited import delimited
from advisor.report.sheet.rows import sheet_content
from tests.assessment.sheet.filled import answered, letters

OPENING = "desk.opening"


def test_tables_stand_under_their_names_and_no_cell_is_a_formula() -> None:
    given = answered({OPENING: Answer(level=1, note="=1+1", by="@Ann")})
    text = delimited(sheet_content(letters(), given)).decode("utf-8-sig")
    rows = [*csv.reader(io.StringIO(text, newline=""))]
    assert [row[0] for row in rows if len(row) == 1] == [table.name for table in TABLES]
    (answer,) = (row for row in rows if row[:1] == [OPENING])
    assert {"'=1+1", "'@Ann"} <= {*answer}
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
