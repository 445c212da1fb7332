"""Modules as if nobody had imported them yet."""

import sys

import pytest


def forget(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let modules be imported anew, until the end of the test.

    What their packages call by their names is put back as well, or else later tests would change
    modules that nothing uses.
    """
    known = [name for name in names if name in sys.modules]
    for name in known:
        package, _, own = name.rpartition(".")
        monkeypatch.setattr(sys.modules[package], own, sys.modules[name])
    for name in known:
        monkeypatch.delitem(sys.modules, name)
