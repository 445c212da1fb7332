"""A brand's YAML into what templates show."""

import os
from pathlib import Path

from advisor.document.parse import load_document
from advisor.document.read import STANDARD_INPUT
from advisor.document.reader import Reader
from advisor.errors import ContentError, InputError, Problem
from advisor.report.brand.colour import ENOUGH, WHITE, contrast, normal, readable
from advisor.report.brand.logo import read_logo
from advisor.report.brand.model import PAPERS, Accent, Brand
from advisor.translation import sentence

DARK_PAPER = "#131a23"  # --paper of the dark theme
_FIELDS = ("name", "logo", "accent", "confidentiality", "paper")
_LONGEST = 120


def load_brand(source: str | Path) -> Brand:
    """Return the brand described by a YAML file, its logo read from beside the file.

    Raises InputError, with all problems of the file at once.
    """
    document = load_document(source, if_empty=sentence("Start with a line such as `name: Acme`."))
    reader = Reader(document)
    found = reader.fields(document.data, (), _FIELDS)
    brand = Brand(
        name=_line(reader, found, "name"),
        logo=_logo(reader, found, Path(source).parent),
        accent=_accent(reader, found),
        confidentiality=_line(reader, found, "confidentiality"),
        paper=reader.one_of(found.get("paper"), ("paper",), PAPERS, "a paper"),
    )
    if reader.problems:
        raise ContentError.of(reader.problems)
    return brand


def remarks_on(brand: Brand) -> list[str]:
    """Return what the reader of a brand should know: where its colour was changed for text."""
    accent = brand.accent
    if accent is None or accent.plain == accent.on_light:
        return []
    ratio = contrast(accent.plain, WHITE)
    text = sentence(
        "{plain} has a contrast of {ratio:.1f} on white, and text needs {enough}: "
        "headings use {on_light}, the strip on the cover stays {plain}.",
        plain=accent.plain,
        ratio=ratio,
        enough=ENOUGH,
        on_light=accent.on_light,
    )
    return [text]


def _line(reader: Reader, given: dict[str, object], name: str) -> str:
    text = reader.text(given.get(name), (name,)) or ""
    if len(text) > _LONGEST or "\n" in text:
        message = sentence(
            "`{name}` must fit one line of {longest} characters", name=name, longest=_LONGEST
        )
        reader.refuse((name,), message, sentence("Shorten it."))
    return text


def _accent(reader: Reader, given: dict[str, object]) -> Accent | None:
    value = given.get("accent")
    if value is None:
        if isinstance(reader.document.data, dict) and "accent" in reader.document.data:
            hint = sentence("YAML reads an unquoted # as a comment: put the colour in quotes.")
            reader.refuse(("accent",), sentence("the colour is missing"), hint)
        return None
    colour = normal(value) if isinstance(value, str) else None
    if colour is None:
        reader.wrong(
            ("accent",),
            sentence('a colour in quotes, such as "#0a5c8f"'),
            value,
            sentence("Write # and six hexadecimal digits."),
        )
        return None
    return Accent(
        plain=colour, on_light=readable(colour, WHITE), on_dark=readable(colour, DARK_PAPER)
    )


def _logo(reader: Reader, given: dict[str, object], folder: Path) -> str:
    name = reader.text(given.get("logo"), ("logo",))
    if not name:
        return ""
    path = folder / name
    try:
        if name == STANDARD_INPUT or not path.resolve().is_relative_to(folder.resolve()):
            reader.refuse(
                ("logo",),
                sentence("the logo must lie beside this file"),
                sentence("Copy it there."),
            )
            return ""
        return read_logo(path)
    except InputError as error:
        reader.problems += [_placed(reader, problem, folder) for problem in error.problems]
        return ""


def _placed(reader: Reader, problem: Problem, folder: Path) -> Problem:
    """Return a logo's problem, at the line that names the logo unless it has a line of its own.

    Another logo that its hint names is called what the brand would call it.
    """
    if problem.location and problem.location.line is not None:
        return problem
    place = reader.document.locate(("logo",))
    hint = problem.hint and problem.hint.replace(f"{folder}{os.sep}", "")
    return Problem(message=problem.message, hint=hint, location=place)
