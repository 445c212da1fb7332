"""Whether a workbook may be opened: a ZIP archive judged before anything in it is used."""

import io
import zipfile
from collections.abc import Iterator

from advisor.document.read import MEGABYTE
from advisor.errors import InputError, Location
from advisor.translation import sentence

_MOST_PARTS = 500
_LARGEST = 40 * MEGABYTE  # of what unpacks; ours is below one
_MIMETYPE = "mimetype"
_WORKBOOK = "xl/workbook.xml"
_MACROS = "vbaproject"
_AS_XLSX = sentence("Save it as .xlsx (Excel 2007 or later), and give that file.")
_ANEW = sentence("Open it in a spreadsheet program and save it as .xlsx again.")
_Fault = tuple[str, str]


def require_workbook(data: bytes, name: str) -> None:
    """Raise InputError for what is no workbook, is locked, or would do harm when it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            fault = next(_faults(archive, name), None)
    except Exception:  # noqa: BLE001 zlib and lzma raise errors of their own
        raise damaged(name) from None
    if fault is not None:
        raise InputError(fault[0], hint=fault[1], location=Location(file=name))


def damaged(name: str) -> InputError:
    """Return the error for a workbook that nobody can make sense of."""
    message = sentence("{name} is damaged: it cannot be read as a workbook", name=name)
    return InputError(message, hint=_ANEW, location=Location(file=name))


def _faults(archive: zipfile.ZipFile, name: str) -> Iterator[_Fault]:
    """Yield what keeps a workbook from being opened, and what to do; the first is enough."""
    parts = archive.infolist()
    names = {part.filename.lower() for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        yield sentence("{name} is locked by a password", name=name), sentence("Save it without.")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
        yield (
            sentence("{name} unpacks to more than {n} MB", name=name, n=_LARGEST // MEGABYTE),
            sentence("Give the workbook that was filled in, and no other data in it."),
        )
    if _MIMETYPE in names and b"opendocument" in archive.read(_MIMETYPE)[:200]:
        yield sentence("{name} is an OpenDocument spreadsheet (.ods)", name=name), _AS_XLSX
    if _WORKBOOK not in names:
        yield sentence("{name} is no Excel workbook", name=name), _AS_XLSX
    if any(_MACROS in part for part in names):
        yield sentence("{name} holds macros", name=name), sentence("Save it as .xlsx, without.")
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels", ".vml")) and _declares(archive, part):
            yield sentence("{name} declares entities, as no spreadsheet does", name=name), _ANEW


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part of XML could stand for more than it says, or is not plain UTF-8."""
    text = archive.read(part)
    return b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\0" in text[:200]
