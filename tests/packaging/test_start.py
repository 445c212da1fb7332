"""Starting on a bare machine: what is asked for, when, and in which words."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.build import ROOT

Done = subprocess.CompletedProcess[str]
# Python as a machine has it whose libraries are named in LACKING, and venv among them or not.
PYTHON = """#!/bin/sh
case "$*" in
  *version_info\\[:2\\]*) echo 3.11 ;;
  *ensurepip*) case "$LACKING" in *venv*) exit 1 ;; esac ;;
  *ctypes*) for last; do :; done; case "$LACKING" in *"$last"*) exit 1 ;; esac ;;
  *chromium.py) case "$LACKING" in *chromium*) exit 1 ;; esac ;;
  "-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python; : > .venv/bin/pip ;;
esac
echo "python3 $* [$PIP_CONSTRAINT]" >> "$NOTES"
"""
INSTALL = "apt-get install -y --no-install-recommends"
NOTED = '#!/bin/sh\necho "$(basename "$0") $*" >> "$NOTES"\n'
APT = f"""{NOTED}
case "$*" in
  *--assume-no*) echo "Need to get 17.1 MB of archives."; exit 1 ;;
  install*) echo "Setting up many things"; exit "${{APT_FAILS:-0}}" ;;
esac
"""
PANGO, HARFBUZZ, ATOMIC = "libpango-1.0.so.0", "libharfbuzz-subset.so.0", "libatomic.so.1"
TOOLS = ("sh", "basename", "cat", "cp", "dirname", "make", "mkdir", "mktemp", "rm", "sed", "touch")


class Machine:
    """A machine with the programs given, for `.ci/system-packages` to look at."""

    def __init__(self, folder: Path, checkout: Path) -> None:
        self.checkout = checkout
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.notes = folder / "notes"
        for name in TOOLS:
            (self.bin / name).symlink_to(str(shutil.which(name)))
        self.program("python3", PYTHON)
        self.program("id", "#!/bin/sh\necho 1000\n")

    def program(self, name: str, text: str = NOTED) -> None:
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def root(self) -> None:
        self.program("id", "#!/bin/sh\necho 0\n")

    def ask(self, *purposes: str, **more: str) -> Done:
        return self._call(str(self.checkout / ".ci" / "system-packages"), *purposes, **more)

    def make(self, *goals: str, **more: str) -> Done:
        return self._call("make", *goals, **more)

    def _call(self, *command: str, **more: str) -> Done:
        return subprocess.run(
            command,
            cwd=self.checkout,
            env={"PATH": str(self.bin), "NOTES": str(self.notes)} | more,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def ran(self) -> list[str]:
        return self.notes.read_text(encoding="utf-8").splitlines() if self.notes.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of what a start needs, in a folder with an awkward name, without a .venv."""
    place = tmp_path / 'a b\'s "c" $HOME #1 é; (x)'
    place.mkdir()
    for name in (".ci", "tests/browser/chromium.py", "Makefile", "pyproject.toml"):
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, target)
    (place / "constraints.txt").touch()
    return place


@pytest.fixture
def machine(tmp_path: Path, checkout: Path) -> Machine:
    return Machine(tmp_path, checkout)


def test_where_nothing_is_missing_nothing_is_said(machine: Machine) -> None:
    done = machine.ask("python", "pdf", "browser")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_all_that_is_missing_is_asked_for_in_one_command(machine: Machine) -> None:
    machine.program("apt-get", APT)
    lacking = f"venv {PANGO} chromium {ATOMIC}"
    done = machine.ask("browser", "pdf", "python", LACKING=lacking)
    assert done.returncode == 1
    packages = "chromium fonts-dejavu-core libatomic1 libpango-1.0-0 python3.11-venv"
    assert done.stderr.splitlines() == [
        "System packages are missing. Run once as root, then make again:",
        f"  apt-get update && {INSTALL} {packages}",
    ]
    assert not [line for line in machine.ran if line.startswith("apt-get")]


def test_sudo_is_named_where_there_is_one_that_wants_a_password(machine: Machine) -> None:
    machine.program("apt-get", APT)
    machine.program("sudo", "#!/bin/sh\nexit 1\n")
    done = machine.ask("pdf", LACKING=HARFBUZZ)
    assert done.returncode == 1
    assert "  sudo apt-get update && sudo apt-get install" in done.stderr
    assert "as root" not in done.stderr


@pytest.mark.parametrize("sudo", [False, True])
def test_what_can_be_installed_is_with_its_size_and_without_its_chatter(
    machine: Machine, sudo: bool
) -> None:
    machine.program("apt-get", APT)
    if sudo:
        machine.program("sudo", '#!/bin/sh\n[ "$1" != -n ] || shift\n"$@"\n')
        machine.program("true", "#!/bin/sh\n")
    else:
        machine.root()
    done = machine.ask("pdf", LACKING=PANGO)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "Installing system packages: libpango-1.0-0",
        "  17.1 MB to download …",
        "  done",
    ]
    ran = [line for line in machine.ran if line.startswith("apt-get")]
    assert ran[0] == "apt-get update -q"
    assert ran[-1] == f"{INSTALL} libpango-1.0-0"


def test_an_installation_that_fails_shows_all_that_was_said(machine: Machine) -> None:
    machine.program("apt-get", APT)
    machine.root()
    done = machine.ask("pdf", LACKING=PANGO, APT_FAILS="100")
    assert done.returncode == 1
    assert "Setting up many things" in done.stderr
    assert "This failed: apt-get install" in done.stderr


@pytest.mark.parametrize("apt", ["none", "not allowed", "fails"])
def test_what_is_only_wished_for_stops_nobody(machine: Machine, apt: str) -> None:
    if apt != "none":
        machine.program("apt-get", APT)
    if apt == "fails":
        machine.root()
    done = machine.ask("python", "pdf-if-possible", LACKING=PANGO, APT_FAILS="100")
    assert done.returncode == 0
    assert "libpango-1.0-0" in done.stderr
    assert done.stderr.splitlines()[-1] == "Only the PDF needs these: going on without."
    needed = machine.ask("python", "pdf-if-possible", LACKING=f"{PANGO} venv", APT_FAILS="100")
    assert needed.returncode == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "python9.99",
            None,
            "There is no program python9.99 here. Name one from 3.11 on: make PYTHON=PROGRAM",
        ),
        ("a b/python", None, "There is no program a b/python here."),
        ("broken", "#!/bin/sh\nexit 1\n", "broken is no Python that runs."),
        ("old", '#!/bin/sh\ncase "$*" in *:2*) echo 3.9 ;; *) exit 1 ;; esac\n', "is Python 3.9;"),
    ],
)
def test_a_python_that_will_not_do_is_told_as_what_it_is(
    machine: Machine, name: str, text: str | None, said: str
) -> None:
    if text:
        machine.program(name, text)
    done = machine.ask("python", PYTHON=name, LACKING="venv")
    assert done.returncode == 1
    assert said in done.stderr
    assert "venv" not in done.stderr


def test_an_environment_whose_python_is_gone_is_to_be_made_anew(
    machine: Machine, checkout: Path
) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "pip").touch()
    (checkout / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    done = machine.ask("python")
    assert (done.returncode, done.stderr) == (
        1,
        "There is no program .venv/bin/python here. Make it anew: make clean\n",
    )


def test_a_demo_runs_wherever_the_checkout_lies(machine: Machine, checkout: Path) -> None:
    done = machine.make("demo")
    assert done.returncode == 0, done.stderr
    ran = [line for line in machine.ran if line.startswith("python3") and " -c " not in line]
    assert [" ".join(line.split()[1:3]) for line in ran] == [
        "-m venv",
        ".ci/install.py about",
        "-m compileall",
        "-m advisor",
        "-m advisor",
    ]
    assert all(line.endswith("[constraints.txt]") for line in ran)
    assert (checkout / ".venv" / "installed").exists()


def test_all_goals_ask_at_once_and_before_anything_is_installed(
    machine: Machine, checkout: Path
) -> None:
    machine.program("apt-get", APT)
    done = machine.make("demo", "test", LACKING=f"chromium venv {PANGO}")
    assert done.returncode != 0
    assert done.stderr.count("&& apt-get install") == 1
    for package in ("chromium", "venv", "libpango"):
        assert package in done.stderr
    assert not (checkout / ".venv").exists()
    assert not [line for line in machine.ran if "install" in line]


def test_a_demo_goes_on_without_the_libraries_of_the_pdf(machine: Machine) -> None:
    machine.program("apt-get", APT)
    done = machine.make("demo", LACKING=PANGO)
    assert done.returncode == 0
    assert "going on without" in done.stderr
    assert machine.ran[-1].startswith("python3 -m advisor report")


def test_the_environment_is_made_by_the_python_that_was_named(
    machine: Machine, tmp_path: Path
) -> None:
    named = tmp_path / "my python's"
    shutil.copy(machine.bin / "python3", named)
    (machine.bin / "python3").unlink()
    assert machine.make("demo").returncode != 0
    assert machine.make("demo", f"PYTHON={named}").returncode == 0
    assert machine.make("demo").returncode == 0  # from now on the environment has its own


def test_help_names_every_goal(machine: Machine) -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith(".PHONY:"))
    (machine.bin / "expand").symlink_to(str(shutil.which("expand")))
    told = {line.split()[0] for line in machine.make("help").stdout.splitlines()}
    assert told == set(line.split()[1:]) - {"system-packages"}


@pytest.fixture
def pip(tmp_path: Path) -> Path:
    """Return where there is a pip that downloads 90 MB, and fails if FAILS is not 0."""
    place = tmp_path / "packages"
    (place / "pip").mkdir(parents=True)
    (place / "pip" / "__init__.py").touch()
    (place / "pip" / "__main__.py").write_text(
        "import os\n"
        "for n in range(60):\n"
        "    print(f'Collecting p{n}')\n"
        "    print(f'  Downloading p{n}-1.0-py3-none-any.whl.metadata (5.0 kB)')\n"
        "    print(f'Downloading p{n}-1.0-py3-none-any.whl (1.5 MB)')\n"
        "print('Installing collected packages: a, b')\n"
        "raise SystemExit(int(os.environ['FAILS']))\n",
        encoding="utf-8",
    )
    return place


def install(pip: Path, python: str = sys.executable, fails: str = "0") -> Done:
    return subprocess.run(
        [python, str(ROOT / ".ci" / "install.py"), "about 90 MB", "."],
        env=os.environ | {"PYTHONPATH": str(pip), "FAILS": fails},
        capture_output=True,
        text=True,
        check=False,
    )


def test_pip_is_told_in_a_few_lines_and_in_full_when_it_fails(pip: Path) -> None:
    done = install(pip)
    assert (done.returncode, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert first.endswith(": about 90 MB …")
    assert rest == [
        "  26 MB, 17 packages",
        "  51 MB, 34 packages",
        "  77 MB, 51 packages",
        "  unpacking 2 packages …",
    ]
    failed = install(pip, fails="3")
    assert failed.returncode == 3
    assert "Collecting p59" in failed.stderr


@pytest.mark.parametrize("name", ['a "quoted" one', "a $HOME", "a `id`"])
def test_the_program_starts_where_a_shell_would_read_more_into_its_path(
    pip: Path, tmp_path: Path, name: str
) -> None:
    environment = tmp_path / name / ".venv"
    venv.create(environment, with_pip=False)
    assert install(pip, str(environment / "bin" / "python")).returncode == 0
    link = tmp_path / "advisor"
    link.symlink_to(environment / "bin" / "advisor")
    (pip / "advisor.py").write_text("import sys; print(sys.argv[1:])", encoding="utf-8")
    done = subprocess.run(
        [str(link), "score", "a b"],
        env=os.environ | {"PYTHONPATH": str(pip)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("['score', 'a b']\n", "")
