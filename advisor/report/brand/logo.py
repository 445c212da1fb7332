"""A logo from a file into a data: URL, once it is known to be a picture and nothing more."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

from advisor.document.read import read_bytes
from advisor.errors import InputError, Location
from advisor.report.brand.svg import fault_in

LARGEST = 100_000
LONGEST_SIDE = 2_000
_PNG = b"\x89PNG\r\n\x1a\n"


def read_logo(path: Path) -> str:
    """Return the picture in `path`, a PNG or an SVG, as a data: URL.

    Raises InputError for a file that cannot be read, is too large, or holds anything else.
    """
    data = read_bytes(path)
    if len(data) > LARGEST:
        raise InputError(
            f"{path} is larger than {LARGEST // 1000} kB",
            hint="Every report carries the logo: scale it down, or save it as plain SVG.",
            location=Location(file=str(path)),
        )
    if data.startswith(_PNG):
        _require_png(data, path)
        return _data_url("image/png", data)
    if path.suffix.lower() != ".svg":
        raise InputError(
            f"{path} is neither a PNG nor an SVG",
            hint="Give the logo as one of these.",
            location=Location(file=str(path)),
        )
    fault = fault_in(data)
    if fault:
        place = Location(file=str(path), line=fault.line)
        raise InputError(fault.message, hint=fault.hint, location=place)
    return _data_url("image/svg+xml", data)


def _require_png(data: bytes, path: Path) -> None:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 only a PNG needs it

    place = Location(file=str(path))
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as picture:
            too_large = max(picture.size) > LONGEST_SIDE
            picture.verify()  # its checksums; after this it must be opened again
        if not too_large:
            with Image.open(BytesIO(data), formats=["PNG"]) as picture:
                picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise InputError(
            f"{path} is a damaged PNG", hint="Export the logo anew.", location=place
        ) from None
    if too_large:
        raise InputError(
            f"{path} is more than {LONGEST_SIDE} pixels wide or high",
            hint="Scale it down.",
            location=place,
        )


def _data_url(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{b64encode(data).decode()}"
