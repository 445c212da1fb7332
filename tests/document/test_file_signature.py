import io
import zipfile

import pytest

from advisor.document.read import decoded
from advisor.errors import InputError

SHEETS = '<sheets><sheet name="imp-questions"/><sheet name="imp-answers"/></sheets>'


def packed(**parts: str) -> bytes:
    """Return a ZIP archive with these files; `__` stands for a folder's slash."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return stream.getvalue()


WHOLE = packed(xl__workbook_xml="<sheets/>" * 99)
BROKEN = WHOLE[:46] + b"\xff" * 8 + WHOLE[54:]  # within what is packed


@pytest.mark.parametrize(
    ("raw", "name", "hint"),
    [
        (b"%PDF-1.7\nno zero byte in it", "a PDF", "YAML or JSON"),
        (b"\x1f\x8b\x08rest", "a gzip archive", "YAML or JSON"),
        (b"\xd0\xcf\x11\xe0\0\0", "an Excel or Word file of the old form", "YAML or JSON"),
        (b"PK\x03\x04 broken", "a ZIP archive", "YAML or JSON"),
        (BROKEN, "a ZIP archive", "YAML or JSON"),
        (packed(readme="x"), "a ZIP archive", "YAML or JSON"),
        (packed(word__document_xml="x"), "a Word document", "YAML or JSON"),
        (packed(xl__workbook_xml="<sheets/>"), "a spreadsheet", "advisor answers from-sheet"),
        (packed(xl__workbook_xml=SHEETS), "an OWASP SAMM assessment", "kind: document"),
        (packed(content_xml="x"), "an OpenDocument file", "YAML or JSON"),
    ],
)
def test_a_file_that_holds_no_text_is_named_as_what_it_is(raw: bytes, name: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        decoded(raw, "team.xlsx")
    (problem,) = caught.value.problems
    assert problem.message == f"team.xlsx is {name}, not text"
    assert hint in str(problem.hint)
