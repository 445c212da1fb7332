import io

import pytest
from fontTools.ttLib import TTFont

from tests.build import ROOT
from tests.report.webfont import FACES, LETTERS, LICENCE, NAME, made

FOLDER = ROOT / "templates" / "report" / "fonts"
NOT_IN_ORIGINAL = set("‐‑ſ")


@pytest.mark.parametrize("face", FACES)
def test_the_faces_are_the_pinned_font_cut_to_european_letters(face: str) -> None:
    ours, fresh = (
        TTFont(io.BytesIO(data)) for data in ((FOLDER / f"{face}.woff2").read_bytes(), made(face))
    )
    lacking = {chr(letter) for letter in LETTERS - set(ours.getBestCmap())}
    assert lacking <= NOT_IN_ORIGINAL
    assert ours.getBestCmap() == fresh.getBestCmap()
    assert ours["hmtx"].metrics == fresh["hmtx"].metrics


@pytest.mark.parametrize("face", FACES)
def test_the_faces_leave_the_reserved_name_to_the_original_and_carry_its_licence(
    face: str,
) -> None:
    names = TTFont(FOLDER / f"{face}.woff2")["name"]
    assert names.getBestFamilyName() == NAME
    assert all("Source" not in str(names.getDebugName(number)) for number in (1, 2, 4, 6))
    assert "SIL Open Font License" in str(names.getDebugName(13))
    assert "SIL OPEN FONT LICENSE" in (FOLDER / LICENCE).read_text(encoding="utf-8")
