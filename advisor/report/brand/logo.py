"""A logo from a file into a data: URL, once it is known to be a picture and nothing more."""

import struct
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from warnings import catch_warnings, simplefilter

from advisor.document.read import read_bytes
from advisor.errors import InputError, Location
from advisor.report.brand.svg import picture
from advisor.translation import sentence

LARGEST = 100_000
LONGEST_SIDE = 2_000
_PNG = b"\x89PNG\r\n\x1a\n"
_FIRST_AT, _FIRST_CHUNK = 12, struct.Struct(">4sII")  # IHDR, width, height (PNG, 11.2.2)


def read_logo(path: Path) -> str:
    """Return the picture in `path`, a PNG or an SVG, as a data: URL.

    Raises InputError for a file that cannot be read, is too large, or holds anything else.
    """
    data = read_bytes(path)
    if len(data) > LARGEST:
        raise InputError(
            sentence("{path} is larger than {largest} kB", path=path, largest=LARGEST // 1000),
            hint=sentence("Every report carries the logo: scale it down, or save it as plain SVG."),
            location=Location(file=str(path)),
        )
    if data.startswith(_PNG):
        _require_png(data, path)
        return _data_url("image/png", data)
    if path.suffix.lower() != ".svg":
        raise InputError(
            sentence("{path} is neither a PNG nor an SVG", path=path),
            hint=sentence("Give the logo as one of these."),
            location=Location(file=str(path)),
        )
    return _data_url("image/svg+xml", picture(data, str(path)))


def _require_png(data: bytes, path: Path) -> None:
    place = Location(file=str(path))
    # Before Pillow unpacks anything: a small file can say that it is of any size.
    first, *sides = _FIRST_CHUNK.unpack_from(
        data.ljust(_FIRST_AT + _FIRST_CHUNK.size, b"\0"), _FIRST_AT
    )
    if first == b"IHDR" and max(sides) > LONGEST_SIDE:
        raise InputError(
            sentence(
                "{path} is more than {longest_side} pixels wide or high",
                path=path,
                longest_side=LONGEST_SIDE,
            ),
            hint=sentence("Scale it down."),
            location=place,
        )
    if first != b"IHDR" or not _unpacks(data, tuple(sides)):
        raise InputError(
            sentence("{path} is a damaged PNG", path=path),
            hint=sentence("Export the logo anew."),
            location=place,
        )


def _unpacks(data: bytes, size: tuple[int, ...]) -> bool:
    """Tell whether a PNG is whole, and as large as it says first."""
    from PIL import Image  # noqa: PLC0415 only a PNG needs it

    bomb = Image.DecompressionBombError, Image.DecompressionBombWarning
    try:
        with catch_warnings():
            simplefilter("error")
            with Image.open(BytesIO(data), formats=["PNG"]) as opened:
                same = opened.size == size
                opened.verify()  # its checksums; after this it must be opened again
            if same:
                with Image.open(BytesIO(data), formats=["PNG"]) as opened:
                    opened.load()
    except (OSError, SyntaxError, ValueError, *bomb):
        return False
    return same


def _data_url(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{b64encode(data).decode()}"
