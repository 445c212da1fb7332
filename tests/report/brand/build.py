"""Brands to dress reports in."""

import io
from pathlib import Path

from PIL import Image

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">'
    '<rect width="40" height="40" fill="#b00060"/><path d="M8 32 L20 8 L32 32 Z" fill="#fff"/>'
    "</svg>"
)


def png(width: int = 60, height: int = 20) -> bytes:
    """Return a picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#b00060").save(out, "PNG")
    return out.getvalue()


def brand_file(folder: Path, text: str, **files: bytes) -> Path:
    """Write a brand's YAML and the files beside it, `logo_svg` as logo.svg; return its path."""
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    path = folder / "brand.yaml"
    path.write_text(text)
    return path
