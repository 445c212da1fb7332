import shutil
import sys

import pytest

from advisor.pdf import system_libraries
from advisor.pdf.system_libraries import missing_library

LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@pytest.mark.parametrize(
    ("system", "programs", "user", "said"),
    [
        ("linux", {"apt-get"}, 0, f"Run: apt-get update && apt-get install -y {LIBRARIES}."),
        (
            "linux",
            {"apt-get", "sudo"},
            1000,
            f"Run: sudo apt-get update && sudo apt-get install -y {LIBRARIES}.",
        ),
        ("linux", {"apt-get", "sudo"}, 0, "Run: apt-get update && "),
        ("linux", {"apt-get"}, 1000, "Run as root: apt-get update && "),
        ("linux", {"sudo"}, 1000, f"which Debian calls {LIBRARIES}."),
        ("darwin", {"sudo"}, 501, "Run: brew install pango."),
        ("win32", set(), None, "Install Pango and HarfBuzz"),
    ],
)
def test_the_command_is_the_one_for_this_system_and_this_user(
    system: str,
    programs: set[str],
    user: int | None,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in programs else None)
    monkeypatch.setattr(system_libraries, "user_number", lambda: user)
    (problem,) = missing_library("cannot load library 'libpango': dlopen says more").problems
    assert problem.message.endswith("not here: cannot load library 'libpango'")
    assert problem.hint
    assert said in problem.hint
    assert "--format html,md,json" in problem.hint
