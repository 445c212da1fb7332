"""A spreadsheet from disk: what kind of file it is, by its first bytes and not by its name."""

from pathlib import Path

from advisor.assessment.sheet.cells import SheetFile
from advisor.assessment.sheet.delimited import read_delimited
from advisor.document.read import decoded, display_name, read_bytes
from advisor.errors import InputError, Location
from advisor.translation import sentence

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_sheet(source: str | Path) -> SheetFile:
    """Return the tables of a workbook (.xlsx) or of CSV.

    Raises InputError for what is neither, or cannot be read.
    """
    data = read_bytes(source)
    name = display_name(source)
    if data.startswith(_ZIP):
        from advisor.assessment.sheet.workbook import read_workbook  # noqa: PLC0415 takes openpyxl

        return read_workbook(data, name)
    if data.startswith(_OLE):
        raise _unreadable(data, name)
    return read_delimited(decoded(data, source), name)


def _unreadable(data: bytes, name: str) -> InputError:
    if _ENCRYPTED in data:
        message = sentence("{name} is locked by a password", name=name)
        hint = sentence("Save it without one.")
    else:
        message = sentence("{name} is a workbook of before 2007 (.xls)", name=name)
        hint = sentence("Save it as .xlsx, and give that file.")
    return InputError(message, hint=hint, location=Location(file=name))
