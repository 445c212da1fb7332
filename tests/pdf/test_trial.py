import signal
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor.errors import InputError
from advisor.pdf import trial
from advisor.pdf.trial import can_be_drawn
from advisor.report.brand.model import Appearance, Brand
from advisor.report.formats import render
from tests.report.brand.build import SVG
from tests.report.build import sample

BOMB = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<{kind} id="g" x2="1e-9" r="1e-9" spreadMethod="repeat" gradientUnits="userSpaceOnUse">
<stop stop-color="#fff"/><stop offset="1"/></{kind}>
<rect width="9" height="9" fill="url(#g)"/></svg>"""
STARTER = "from advisor.pdf.trial import can_be_drawn; import sys; can_be_drawn(sys.argv[1])"


def url(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


@pytest.mark.parametrize("inside", ["", "<text y='9'>Acme &amp; Söhne</text>"])
def test_a_plain_drawing_can_be_drawn(inside: str) -> None:
    assert can_be_drawn(url(SVG.replace("</svg>", f"{inside}</svg>")))


@pytest.mark.parametrize("svg", [BOMB.format(kind="radialGradient"), "<svg"])
def test_what_takes_too_much_or_fails_cannot(svg: str) -> None:
    assert not can_be_drawn(url(svg))


def test_a_report_with_such_a_logo_is_refused() -> None:
    brand = Brand(logo=url(BOMB.format(kind="radialGradient")))
    with pytest.raises(InputError, match="cannot be drawn within the memory and time"):
        render(sample("fraud-stream"), "pdf", appearance=Appearance(brand=brand))


def _until(condition: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + 60
    while not (found := condition()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return found


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in tasks.split()]


def _runs(pid: int) -> bool:
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
            != "Z"
        )
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="reads /proc")
def test_the_process_ends_with_the_one_that_started_it() -> None:
    logo = url(BOMB.format(kind="linearGradient"))
    starter = subprocess.Popen([sys.executable, "-c", STARTER, logo])
    child = _until(lambda: _children(starter.pid))[0]
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    _until(lambda: not _runs(child))


def test_a_trial_leaves_nothing_behind_whether_it_ends_well_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert can_be_drawn(url(SVG))
    assert not can_be_drawn(url("<svg"))
    assert list(tmp_path.iterdir()) == []


def test_a_picture_larger_than_a_pipe_is_drawn() -> None:
    many = "<path d='M1 1h1v1z'/>" * 5_000
    assert can_be_drawn(url(SVG.replace("</svg>", f"{many}</svg>")))


def test_a_process_that_stands_still_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trial, "_PATIENCE", 0.01)  # less than it takes to start
    assert not can_be_drawn(url(SVG.replace("</svg>", f"<!--{'x' * 200_000}--></svg>")))
