import struct
from pathlib import Path
from zlib import crc32

import pytest

from advisor.errors import InputError
from advisor.report.brand.colour import ENOUGH, WHITE, contrast
from advisor.report.brand.logo import LARGEST
from advisor.report.brand.model import Brand
from advisor.report.brand.read import DARK_PAPER, load_brand, remarks_on
from tests.build import ROOT
from tests.report.brand.build import SVG, brand_file, png


def problems(path: Path) -> list[str]:
    """Return the refused brand's problems, as file:line and message."""
    with pytest.raises(InputError) as caught:
        load_brand(path)
    found = []
    for problem in caught.value.problems:
        assert problem.location
        found.append(
            f"{Path(problem.location.file).name}:{problem.location.line} {problem.message}"
        )
    return found


def test_everything_is_read(tmp_path: Path) -> None:
    text = (
        'name: Acme\nlogo: logo.svg\naccent: "#0a5c8f"\nconfidentiality: For us.\npaper: letter\n'
    )
    brand = load_brand(brand_file(tmp_path, text, logo_svg=SVG.encode()))
    assert (brand.name, brand.confidentiality, brand.paper) == ("Acme", "For us.", "letter")
    assert brand.logo.startswith("data:image/svg+xml;base64,")
    assert brand.accent
    assert brand.accent.plain == brand.accent.on_light == "#0a5c8f"
    assert contrast(brand.accent.on_dark, DARK_PAPER) >= ENOUGH
    assert remarks_on(brand) == []


def test_nothing_is_required(tmp_path: Path) -> None:
    assert load_brand(brand_file(tmp_path, "{}")) == Brand()


def header(kind: bytes, width: int, height: int) -> bytes:
    """Return the signature of a PNG and a first chunk that says how large it is."""
    chunk = kind + struct.pack(">II5B", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", crc32(chunk))


def test_a_png_is_known_by_its_contents(tmp_path: Path) -> None:
    brand = load_brand(brand_file(tmp_path, "logo: logo.dat", logo_dat=png()))
    assert brand.logo.startswith("data:image/png;base64,")


def test_a_pale_accent_is_darkened_for_text_and_that_is_said(tmp_path: Path) -> None:
    brand = load_brand(brand_file(tmp_path, "accent: '#fb0'"))
    assert brand.accent
    assert brand.accent.plain == "#ffbb00"
    assert contrast(brand.accent.on_light, WHITE) >= ENOUGH
    (remark,) = remarks_on(brand)
    assert brand.accent.on_light in remark


def test_dark_paper_is_that_of_the_page() -> None:
    assert f"--paper: {DARK_PAPER};" in (ROOT / "templates" / "report" / "screen.css").read_text()


def test_all_faults_are_told_at_once_and_by_line(tmp_path: Path) -> None:
    text = "name: 7\nlgoo: x\naccent: blue\npaper: a5\nlogo: ../secret.png\n"
    text += "confidentiality: |\n  a\n  b\n"
    found = problems(brand_file(tmp_path, text))
    assert sorted(line.partition(" ")[0] for line in found) == [
        f"brand.yaml:{number}" for number in (1, 2, 3, 4, 5, 6)
    ]


def test_an_unquoted_colour_is_explained(tmp_path: Path) -> None:
    assert problems(brand_file(tmp_path, "accent: #0a5c8f")) == [
        "brand.yaml:1 the colour is missing"
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"GIF89a", "neither a PNG nor an SVG"),
        (png()[:-20], "damaged"),
        (png(2001, 1), "pixels"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (header(b"IHDR", 60_000, 60_000), "pixels"),
        (header(b"IHDR", 9, 9) + header(b"IHDR", 60_000, 60_000)[8:], "damaged"),
        (header(b"tEXt", 9, 9) + header(b"IHDR", 60_000, 60_000)[8:], "damaged"),
        (b" " * (LARGEST + 1), "larger than"),
    ],
    ids=["gif", "cut", "wide", "empty", "bomb", "second size", "late size", "large"],
)
def test_other_files_are_refused_where_they_are_named(
    tmp_path: Path, data: bytes, message: str
) -> None:
    (found,) = problems(brand_file(tmp_path, "name: Acme\nlogo: logo.bin", logo_bin=data))
    assert found.startswith("brand.yaml:2")
    assert message in found


def test_a_fault_within_the_logo_is_told_by_its_own_line(tmp_path: Path) -> None:
    logo = SVG.replace("<rect", "\n<script/><rect").encode()
    path = brand_file(tmp_path, "logo: logo.svg", logo_svg=logo)
    assert problems(path) == ["logo.svg:2 <script> is not used in a logo"]


@pytest.mark.parametrize("name", ["missing.svg", "/etc/passwd", "../brand.yaml", "-", "."])
def test_a_logo_elsewhere_or_nowhere_is_refused(tmp_path: Path, name: str) -> None:
    (found,) = problems(brand_file(tmp_path, f'logo: "{name}"'))
    assert found.startswith("brand.yaml:1")


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "brand"
    inside.mkdir()
    (tmp_path / "secret.svg").write_text(SVG)
    (inside / "logo.svg").symlink_to(tmp_path / "secret.svg")
    (found,) = problems(brand_file(inside, "logo: logo.svg"))
    assert "beside this file" in found


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "Start with a line such as `name: Acme`."),
        ("# nothing said\n", "Start with a line such as `name: Acme`."),
        ("- Acme\n", "Write `key: value` lines instead."),
        ("logo: acne.svg\n", "Did you mean acme.svg?"),
        ("nmae: Acme\n", "Did you mean `name`?"),
        ("logo: empty.svg\n", "Export the logo anew, with its shapes."),
    ],
)
def test_what_is_wrong_comes_with_a_remedy(tmp_path: Path, text: str, hint: str) -> None:
    empty = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    path = brand_file(tmp_path, text, acme_svg=SVG.encode(), empty_svg=empty)
    with pytest.raises(InputError) as caught:
        load_brand(path)
    assert hint in str(caught.value.problems[0].hint)


def test_a_brand_that_is_not_there_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    brand_file(tmp_path, "name: Acme")
    with pytest.raises(InputError) as caught:
        load_brand(tmp_path / "brnd.yaml")
    assert "does not exist" in str(caught.value)
    assert "brand.yaml" in str(caught.value.problems[0].hint)
