"""Where phones find the workshop: an address to type, and a picture for their cameras."""

import io
import socket

import segno

from advisor.serving.hosts import is_everywhere

# Documentation's own addresses: no packet is sent to them, the system only says how it would.
_SOMEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}


def shown_address(host: str, port: int) -> str:
    """Return the address that phones open, of a server that listens on a host."""
    name = _own_address(host) if is_everywhere(host) else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def _own_address(host: str) -> str:
    """Return this computer's address in its network, or its name where it has none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((_SOMEWHERE[family], 9))
            found: str = probe.getsockname()[0]
            return found
    except OSError:
        return socket.gethostname()


def entrance(address: str, code: str) -> str:
    """Return the address that lets in at once; no request and no log holds the code in it."""
    return f"{address}/#{code}"


def qr_picture(address: str, code: str) -> str:
    """Return the way in as an SVG picture, dark on light whatever the page looks like."""
    picture = io.BytesIO()
    _code(address, code).save(
        picture, kind="svg", border=4, light="#fff", xmldecl=False, omitsize=True
    )
    return picture.getvalue().decode()


def qr_text(address: str, code: str) -> str:
    """Return the way in as lines of blocks for a terminal."""
    lines = io.StringIO()
    _code(address, code).terminal(lines, compact=True)
    return lines.getvalue()


def _code(address: str, code: str) -> segno.QRCode:
    return segno.make_qr(entrance(address, code), error="m")
