"""The facts about a team that a spreadsheet holds: one list for writing and reading."""

import json
import re
from datetime import date
from typing import Any, Literal

from advisor.assessment.change import Part
from advisor.assessment.sheet.cells import CellValue, SheetCell
from advisor.assessment.sheet.columns import NO, YES
from advisor.assessment.sheet.entries import day_in, number_in, text_in
from advisor.assessment.sheet.faults import Faults
from advisor.assessment.sheet.meanings import meant_by
from advisor.frozen import dataclass
from advisor.rubric.model import ProfileField, Rubric
from advisor.translation import sentence

FactKind = Literal["text", "lines", "day", "number", "yes", "word", "words"]


@dataclass(frozen=True, kw_only=True)
class TeamFact:
    """One row of the team's table: which part of the answers file it is, and what it holds."""

    part: Part
    question: str
    kind: FactKind
    allowed: str
    choices: tuple[str, ...] = ()
    required: bool = False

    @property
    def id(self) -> str:
        """How the row is called."""
        return ".".join(self.part)

    def written(self, value: Any) -> CellValue:
        """Return a value as it stands in a cell."""
        if value is None or value == ():
            return None
        if self.kind == "yes":
            return YES if value else NO
        if self.kind == "words":
            return ", ".join(value)
        if self.kind == "lines":
            return "\n".join(map(_line, value))
        if self.kind == "number":
            return int(value) if value == int(value) else float(value)
        return value if isinstance(value, date) else str(value)

    def read(self, cell: SheetCell, faults: Faults) -> Any:
        """Return the value in a cell, None where it is refused."""
        if self.kind == "day":
            return day_in(cell, faults)
        if self.kind == "number":
            return number_in(cell, faults)
        text = text_in(cell, faults, words=self.kind == "yes")
        if text is None or self.kind == "text":
            return text
        if self.kind == "lines":
            return _lines(text, cell, faults)
        if self.kind == "words":
            given = [word.strip() for word in re.split(r"[,\n]", text) if word.strip()]
            found = {self._word(word, cell, faults) for word in given}
            return tuple(word for word in self.choices if word in found) or None
        word = self._word(text, cell, faults)
        return word == YES if self.kind == "yes" and word else word

    def _word(self, text: str, cell: SheetCell, faults: Faults) -> str | None:
        if text in self.choices:
            return text
        written = SheetCell(value=text, at=cell.at)
        what = sentence("a value of `{name}`", name=self.part[-1])
        faults.unknown(written, self.choices, what, meant_by(text, self.choices))
        return None


def team_facts(rubric: Rubric) -> tuple[TeamFact, ...]:
    """Return the facts in the order in which they are asked."""
    one_a_line = sentence("one a line")
    return (
        TeamFact(
            part=("team", "name"),
            question=sentence("What is the team called?"),
            kind="text",
            allowed=sentence("text; it may not be empty"),
            required=True,
        ),
        TeamFact(
            part=("assessed_on",),
            question=sentence("On which day were the questions answered?"),
            kind="day",
            allowed=sentence("a date; it may not be empty"),
            required=True,
        ),
        TeamFact(
            part=("scope", "models"),
            question=sentence("Which models do the answers speak of?"),
            kind="lines",
            allowed=one_a_line,
        ),
        TeamFact(
            part=("scope", "critical"),
            question=sentence("Which of them hurt most when they fail?"),
            kind="lines",
            allowed=one_a_line,
        ),
        TeamFact(
            part=("scope", "note"),
            question=sentence("What else is to be known of what the answers speak of?"),
            kind="text",
            allowed=sentence("text"),
        ),
        TeamFact(
            part=("criticality",),
            question=sentence("How much depends on the models?"),
            kind="text",
            allowed=sentence("text"),
        ),
        *map(_of_profile, rubric.profile),
    )


def _of_profile(field: ProfileField) -> TeamFact:
    names = tuple(option.id for option in field.options)
    told = "; ".join(f"{option.id} ({option.title})" for option in field.options)
    kind: FactKind = "words" if field.many else "word"
    if field.type == "number":
        kind, told = "number", sentence("a number from 0 on")
    elif not names:
        kind, names, told = "yes", (YES, NO), sentence("yes or no")
    elif field.many:
        told = sentence("one or several, with commas between: {values}", values=told)
    return TeamFact(
        part=("team", field.id), question=field.question, kind=kind, allowed=told, choices=names
    )


def _line(name: str) -> str:
    return json.dumps(name) if "\n" in name or name.startswith('"') else name


def _lines(text: str, cell: SheetCell, faults: Faults) -> tuple[str, ...]:
    found = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        name: Any = line
        if line.startswith('"'):
            try:
                name = json.loads(line)
            except ValueError:
                name = None
        if isinstance(name, str) and name.strip():
            found.append(name.strip())
        else:
            message = sentence("the quotes of {line} do not match", line=line)
            faults.note(cell.at, message, sentence("Write the name without quotes."))
    return tuple(dict.fromkeys(found))
