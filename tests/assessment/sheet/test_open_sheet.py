"""Whatever a file holds, opening it ends in tables or in a sentence."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from advisor.assessment.sheet.cells import SheetFile
from advisor.assessment.sheet.open_sheet import open_sheet
from advisor.errors import InputError
from advisor.report.sheet.rows import sheet_content
from advisor.report.sheet.workbook import workbook
from tests.assessment.sheet.filled import answered, letters

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet3.xml"


def parts() -> dict[str, bytes]:
    """Return the parts of a sound workbook by their names."""
    with zipfile.ZipFile(io.BytesIO(workbook(sheet_content(letters(), answered())))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return out.getvalue()


def opened(folder: Path, data: bytes) -> SheetFile:
    path = folder / "team.xlsx"
    path.write_bytes(data)
    return open_sheet(path)


def test_a_sound_workbook_opens(tmp_path: Path) -> None:
    assert "Answers" in opened(tmp_path, packed(parts())).tables


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (OLE + b"rest", r"before 2007 \(\.xls\)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
        (b"PK\x03\x04 and nothing more", "is damaged"),
        (b"\x89PNG\r\n\x00\x00", "binary"),
        (packed({"a.txt": b"x"}), "is no Excel workbook"),
        (
            packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
            "OpenDocument",
        ),
        (packed({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b""}), "holds macros"),
        (packed({"xl/workbook.xml": b"<a/>"}), "is damaged"),
        (packed({"xl/workbook.xml": b"", "a": b"\0" * 41_000_000}), "unpacks to more than 40 MB"),
        (packed({"xl/workbook.xml": b"", **{str(n): b"" for n in range(501)}}), "unpacks"),
        (b'Id,"open', "is no CSV"),
        (b"a\n" * 20_001, "more than 20000 rows"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        opened(tmp_path, data)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', "declares entities"),
        (b"<sheetData>", b"<sheetData><row", "is damaged"),
        (b'<row r="2"', b'<row r="1099511627776"', "more than 20000 rows"),
    ],
)
def test_a_workbook_with_a_hostile_part_is_refused(
    tmp_path: Path, before: bytes, after: bytes, told: str
) -> None:
    sound = parts()
    assert before in sound[SHEET]
    broken = {**sound, SHEET: sound[SHEET].replace(before, after, 1)}
    with pytest.raises(InputError, match=told):
        opened(tmp_path, packed(broken))


def test_what_a_workbook_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    sound = parts()
    assert b'<dimension ref="A1:W6"' in sound[SHEET]
    lying = {**sound, SHEET: sound[SHEET].replace(b'ref="A1:W6"', b'ref="A1:B2"', 1)}
    assert len(opened(tmp_path, packed(lying)).tables["Answers"]) == 6


def test_csv_opens_with_whatever_stands_between_its_cells(tmp_path: Path) -> None:
    for sign in (",", ";", "\t"):
        text = f"Team\r\nId{sign}Question{sign}Value\r\nteam.name{sign}a{sign}'=b\r\n"
        row = opened(tmp_path, text.encode()).tables["Team"][1]
        assert [cell.value for cell in row.cells.values()] == ["team.name", "a", "=b"]
        assert row.cells[3].at == "C3"
