"""-o on what is no plain file: as every Unix tool treats it."""

import os
import stat
import subprocess
from pathlib import Path
from threading import Thread

import pytest

from tests.build import BACKUPS, SAMPLES
from tests.cli.process import ENTRY, PATIENCE, execute

CHURN = next(path for path in SAMPLES if path.parent.name == "churn-scoring")
TABLE = ("plan", CHURN, "--format", "csv")


@pytest.fixture(scope="module")
def table() -> str:
    """Return what goes to standard output without -o."""
    return execute(*TABLE).stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes devices")
def test_a_device_stays_a_device(tmp_path: Path) -> None:
    device = tmp_path / "null"
    os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    assert execute(*TABLE, "-o", device).returncode == 0
    assert device.is_char_device()
    assert [path.name for path in tmp_path.iterdir()] == ["null"]


def test_an_endless_device_is_not_read_nor_kept(tmp_path: Path) -> None:
    line = ("answers", "new", "--force", "--rubric", BACKUPS, "-o")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for place in ("/dev/zero", tmp_path / "zero"):
        assert execute(*line, place).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["zero"]
    assert not Path("/dev/backups.schema.json").exists()


@pytest.mark.parametrize("place", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_standard_output_gets_the_data_and_no_path(tmp_path: Path, table: str, place: str) -> None:
    if place == "link":
        place = str(tmp_path / "link")
        Path(place).symlink_to("/proc/self/fd/1")
    assert execute(*TABLE, "-o", place).stdout == table
    log = tmp_path / "log"
    for _ in range(2):
        with log.open("ab") as stream:
            line = [*ENTRY, *map(str, TABLE), "-o", place]
            subprocess.run(line, stdout=stream, check=True, timeout=PATIENCE)
    assert log.read_text() == (table * 2).replace("\r\n", "\n")


def test_a_pipe_is_written_to(tmp_path: Path, table: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert execute(*TABLE, "-o", pipe).returncode == 0
    reader.join(PATIENCE)
    assert read[0].decode().replace("\r\n", "\n") == table.replace("\r\n", "\n")
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("place", "said"), [("/dev/full", "No space left on device"), ("/dev/fd/99", "Bad file")]
)
def test_what_cannot_take_the_data_is_told(place: str, said: str) -> None:
    done = execute(*TABLE, "-o", place)
    assert (done.returncode, done.stdout) == (4, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_of_a_pipe_who_leaves_is_told_of(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = Thread(target=lambda: pipe.open("rb").close())
    reader.start()
    done = execute("plan", CHURN, "--format", "json", "-o", pipe)
    reader.join(PATIENCE)
    assert done.returncode == 4
    assert "nobody reads it to its end" in done.stderr


def test_an_input_that_is_piped_in_from_the_output_stays(tmp_path: Path) -> None:
    team = tmp_path / "team.yaml"
    team.write_bytes(CHURN.read_bytes())
    with team.open("rb") as stream:
        line = [*ENTRY, "plan", "-", "-o", str(team), "--force"]
        done = subprocess.run(line, stdin=stream, check=False, timeout=PATIENCE)
    assert done.returncode == 4
    assert team.read_bytes() == CHURN.read_bytes()


def test_a_reader_of_standard_output_may_leave() -> None:
    line = [*ENTRY, "plan", str(CHURN), "--format", "json", "-o", "/dev/stdout"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(PATIENCE) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""
