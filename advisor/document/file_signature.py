"""What a file that holds no text is, by its first bytes and by what is packed into it."""

import io
import zipfile
import zlib
from contextlib import suppress

from advisor.document.known_files import EVIDENCE, SAMM
from advisor.errors import InputError, Location
from advisor.translation import sentence

_FIRST_BYTES = {
    b"%PDF-": sentence("a PDF"),
    b"PK\x03\x04": sentence("a ZIP archive"),
    b"\x1f\x8b": sentence("a gzip archive"),
    b"\xd0\xcf\x11\xe0": sentence("an Excel or Word file of the old form"),
}
_TEXT_IS_NEEDED = sentence("A YAML or JSON text file is needed.")
_SPREADSHEET = sentence("a spreadsheet")
_PARTS = {
    "xl/workbook.xml": _SPREADSHEET,
    "content.xml": sentence("an OpenDocument file"),
    "word/document.xml": sentence("a Word document"),
    "ppt/presentation.xml": sentence("a PowerPoint presentation"),
}
_SAMM_SHEETS = (b'"imp-questions"', b'"imp-answers"')
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),
)
_MOST = 1_000_000  # bytes of the list of sheets


def refuse_bytes(raw: bytes, *, file: str) -> None:
    """Raise InputError for bytes that begin as a file that holds no text."""
    name = next(name for start, name in _FIRST_BYTES.items() if raw.startswith(start))
    name, use = _of_archive(raw) or (name, _TEXT_IS_NEEDED)
    message = sentence("{file} is {name}, not text", file=file, name=name)
    raise InputError(message, hint=use, location=Location(file=file))


def _of_archive(raw: bytes) -> tuple[str, str] | None:
    with suppress(*_BROKEN):
        archive = zipfile.ZipFile(io.BytesIO(raw))
        part = next((part for part in _PARTS if part in archive.namelist()), None)
        if part is None:
            return None
        name = _PARTS[part]
        if name != _SPREADSHEET:
            return name, _TEXT_IS_NEEDED
        with archive.open(part) as stream:
            listed = stream.read(_MOST)
        if all(sheet in listed for sheet in _SAMM_SHEETS):
            return SAMM.name, EVIDENCE
        return name, sentence(
            "Answers from a sheet that `advisor answers sheet` wrote: "
            "advisor answers from-sheet SHEET -o FILE."
        )
    return None
