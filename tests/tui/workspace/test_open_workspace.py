from pathlib import Path

import pytest

from advisor.document import read
from advisor.errors import InputError
from advisor.rubric.model import Rubric
from advisor.tui.workspace.open_workspace import open_existing
from tests.build import SAMPLES
from tests.tui.app_driver import begun


@pytest.fixture
def files_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files read, as they are read."""
    names: list[str] = []
    read_file = read._read_file  # noqa: SLF001 all reading of what users name goes through it

    def noted(source: str | Path, largest: int) -> bytes:
        names.append(Path(source).name)
        return read_file(source, largest)

    monkeypatch.setattr(read, "_read_file", noted)
    return names


def test_an_existing_file_is_read_once_when_it_is_opened(
    tmp_path: Path, delivery: Rubric, files_read: list[str]
) -> None:
    path = begun(tmp_path, delivery).session.path
    files_read.clear()
    assert open_existing(path, delivery).session.path == path
    assert files_read == ["team.yaml"]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("result.json", None, "holds a result"),
        ("rubric.yaml", "id: own\nlevels: []\n", "holds a rubric"),
        ("none.yaml", None, "does not exist"),
        ("none/none.yaml", None, "does not exist"),
    ],
)
def test_what_holds_no_answers_is_refused(
    tmp_path: Path, name: str, text: str | None, says: str
) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text)
    elif name == "result.json":
        path.write_bytes((SAMPLES[0].parent / name).read_bytes())
    with pytest.raises(InputError, match=says):
        open_existing(path, None)
