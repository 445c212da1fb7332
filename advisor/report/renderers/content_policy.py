"""What a page that asks for nothing may do, told to the browser that shows it."""

from base64 import b64encode
from hashlib import sha256

_NOTHING = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:"
)


def policy(*scripts: bytes) -> str:
    """Return a page's Content-Security-Policy: it runs these scripts, or none.

    A browser checks an inline script by the hash of its text, so a page may put one of these in
    later, and nothing else ever.
    """
    if not scripts:
        return _NOTHING
    return f"{_NOTHING}; script-src {' '.join(map(_source, scripts))}"


def _source(script: bytes) -> str:
    return f"'sha256-{b64encode(sha256(script).digest()).decode()}'"
