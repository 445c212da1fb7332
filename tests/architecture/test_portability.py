"""What some operating systems lack is used in one place, which knows what to do without."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build import ROOT

SEAM = Path("advisor/document/operating_system.py")
MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
# Of `os` and `signal`; those that Python offers on Windows as well are not among them.
NAMES = {
    *("O_CLOEXEC", "O_DIRECTORY", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK", "O_SYNC", "O_BINARY"),
    *("chown", "fchmod", "fchown", "lchown", "mkfifo", "mknod", "pread", "pwrite", "set_blocking"),
    *(
        "fork",
        "forkpty",
        "getpgrp",
        "killpg",
        "setsid",
        "getpgid",
        "nice",
        "uname",
        "statvfs",
        "sysconf",
    ),
    *("getuid", "geteuid", "getgid", "getegid", "getgroups", "setuid", "sched_getaffinity"),
    *("SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGUSR1", "SIGWINCH"),
    *("alarm", "setitimer", "pthread_sigmask", "sigwait"),
}
PLACES = ("/proc/", "/dev/", "/usr/", "/bin/", "/tmp")  # noqa: S108 it is what is looked for


def posix_only(code: str) -> Iterator[str]:
    """Yield what a module's code uses that some systems have not, with its line."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Import(names=names):
                found = {name.name for name in names} & MODULES
            case ast.ImportFrom(module=module, names=names):
                found = {module or ""} & MODULES or {name.name for name in names} & NAMES
            case ast.Attribute(attr=name):
                found = {name} & NAMES
            case ast.Constant(value=str(text)):
                found = {text} if text.startswith(PLACES) else set()
            case _:
                continue
        yield from (f"line {node.lineno}: {name}" for name in sorted(found))


@pytest.mark.parametrize(
    "code",
    [
        "import os\nos.open('f', os.O_NONBLOCK)",
        "import os, fcntl",
        "from fcntl import flock",
        "from os import getuid",
        "import signal\nsignal.signal(signal.SIGHUP, print)",
        "open('/proc/self/task')",
    ],
)
def test_the_search_finds_what_only_some_systems_have(code: str) -> None:
    assert list(posix_only(code))


def test_the_search_lets_pass_what_all_systems_have() -> None:
    code = "import os, signal\nos.replace('a', 'b')\nsignal.SIGINT\nprint('a/b', os.getpid())"
    assert not list(posix_only(code))


def test_only_the_seam_uses_what_some_systems_lack() -> None:
    found = {
        str(path.relative_to(ROOT)): uses
        for path in (ROOT / "advisor").rglob("*.py")
        if path.relative_to(ROOT) != SEAM
        and (uses := list(posix_only(path.read_text(encoding="utf-8"))))
    }
    assert found == {}, f"put it into {SEAM}, with what is done where it is missing"
