"""The files a rubric is written in."""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from advisor.document.fault_words import nearest
from advisor.document.parse import parse_document
from advisor.document.presence import is_file, is_folder
from advisor.document.read import read_text
from advisor.errors import ContentError, InputError, Location
from advisor.shipped import shipped
from advisor.translation import sentence

MAIN_FILE = "rubric.yaml"
PARTS = ("practices", "steps", "crosswalks", "editions")
SINGLE = ("crosswalks", "editions")  # of these a file holds one, of the others a list


class RubricSource(NamedTuple):
    """A rubric's texts by file, the main one first, and digests of what it may extend."""

    main: Path
    texts: dict[Path, str]
    bases: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Digest of file names (relative to the main file), contents and bases."""
        digest = sha256("".join(self.bases).encode())
        for path, text in self.texts.items():
            name = path.relative_to(self.main.parent).as_posix()
            digest.update(f"{name}\0{len(text)}\0".encode())
            digest.update(text.encode())
        return digest.hexdigest()


def read_source(path: Path) -> RubricSource:
    """Read the files of the rubric at `path`. Raises InputError."""
    main = path / MAIN_FILE if is_folder(path) else path
    if is_folder(path) and not is_file(main):
        raise InputError(
            sentence("{path} holds no {main_file}", path=path, main_file=MAIN_FILE),
            hint=sentence("Name a rubric folder or a single YAML file."),
            location=Location(file=str(path)),
        )
    parts = sorted(
        file for part in PARTS for file in (main.parent / part).glob("*.yaml") if is_folder(path)
    )
    texts = {file: read_text(file) for file in (main, *parts)}
    return RubricSource(main, texts, _bases(main, texts[main]))


def _bases(main: Path, text: str) -> tuple[str, ...]:
    """Return the digests of the shipped rubrics, should `main` extend one of them."""
    folders = shipped_folders().values()
    if "extends" not in text or main.parent in folders:
        return ()
    return tuple(read_source(folder).sha256 for folder in folders)


def shipped_folders() -> dict[str, Path]:
    """Return the folder of each shipped rubric by its id."""
    mains = sorted(shipped("rubrics").glob(f"*/{MAIN_FILE}"))
    return {main.parent.name: main.parent for main in mains}


def shipped_references() -> list[str]:
    """Return every shipped rubric as answers name it, ``id@major``."""
    references = []
    for name, folder in shipped_folders().items():
        main = folder / MAIN_FILE
        version = str(parse_document(read_text(main), file=str(main)).data["version"])
        references.append(f"{name}@{version.partition('.')[0]}")
    return references


def rubric_folder(reference: str) -> Path:
    """Return the folder of the shipped rubric named ``id`` or ``id@major``, whatever its version.

    Raises ContentError when there is none; its hint names one in the same way.
    """
    name, at, _ = reference.partition("@")
    known = shipped_folders()
    if name not in known:
        valid = shipped_references() if at else known
        raise ContentError(
            sentence("there is no rubric `{name}`", name=name), hint=nearest(reference, valid)
        )
    return known[name]
