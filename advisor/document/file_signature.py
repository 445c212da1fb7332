"""What a file that holds no text is, by its first bytes and by what is packed into it."""

import io
import zipfile
from contextlib import suppress

from advisor.document.known_files import EVIDENCE, SAMM
from advisor.errors import InputError, Location
from advisor.translation import sentence

_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_FIRST_BYTES = {
    _PDF: sentence("a PDF"),
    _ZIP: sentence("a ZIP archive"),
    b"\x1f\x8b": sentence("a gzip archive"),
    b"\xd0\xcf\x11\xe0": sentence("an Excel or Word file of the old form"),
}
_SPREADSHEET = sentence("a spreadsheet")
_PARTS = {
    "xl/workbook.xml": _SPREADSHEET,
    "content.xml": sentence("an OpenDocument file"),
    "word/document.xml": sentence("a Word document"),
    "ppt/presentation.xml": sentence("a PowerPoint presentation"),
}
_SAMM_SHEETS = (b'"imp-questions"', b'"imp-answers"')
_MOST = 1_000_000  # bytes of the list of sheets


def refuse_bytes(raw: bytes, *, file: str) -> None:
    """Raise InputError for bytes that begin as one of the files known here."""
    name = next((name for start, name in _FIRST_BYTES.items() if raw.startswith(start)), None)
    if name is None:
        return
    use = sentence("A YAML or JSON text file is needed.")
    if raw.startswith(_ZIP):
        name, use = _of_archive(raw) or (name, use)
    message = sentence("{file} is {name}, no text", file=file, name=name)
    raise InputError(message, hint=use, location=Location(file=file))


def _of_archive(raw: bytes) -> tuple[str, str] | None:
    with suppress(zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        archive = zipfile.ZipFile(io.BytesIO(raw))
        part = next((part for part in _PARTS if part in archive.namelist()), None)
        if part is None:
            return None
        name = _PARTS[part]
        if name != _SPREADSHEET:
            return name, sentence("A YAML or JSON text file is needed.")
        with archive.open(part) as stream:
            listed = stream.read(_MOST)
        if all(sheet in listed for sheet in _SAMM_SHEETS):
            return SAMM.name, EVIDENCE
        return name, sentence(
            "Answers from a sheet that `advisor answers sheet` wrote: "
            "advisor answers from-sheet SHEET -o FILE."
        )
    return None
