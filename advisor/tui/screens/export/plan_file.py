"""A plan written as one file: in which form, where, and over what."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from advisor.errors import AdvisorError, OutputError, Problem
from advisor.frozen import dataclass
from advisor.report.files import write_files
from advisor.report.output_permission import OccupiedError, require_replaceable
from advisor.report.plan.formats import BYTE_ORDER_MARK, SPREADSHEET, UPDATED_IN_PLACE, write_plan
from advisor.report.plan.repeating import identity_remarks
from advisor.report.plan.tracker import Tracker, read_tracker
from advisor.result.model import Result
from advisor.translation import sentence
from advisor.tui.screens.base.form_screen import FormField
from advisor.words.coverage import say_thin
from advisor.words.find_out import say_once_known
from advisor.words.phrase import capital

_CALENDAR = "ics"
FILE, TRACKER = "file", "tracker"


@dataclass(frozen=True, kw_only=True)
class PlanForm:
    """A form that a plan is written in: its name, what it is for, and how its file is called."""

    title: str
    says: str
    file: str


FORMS: Mapping[str, PlanForm] = {
    SPREADSHEET: PlanForm(
        title="CSV", says=sentence("a row a step, for a spreadsheet"), file="{plan}.csv"
    ),
    _CALENDAR: PlanForm(
        title=sentence("Calendar"),
        says=sentence("an event a step, first aid and levels"),
        file="{plan}.ics",
    ),
    "github": PlanForm(
        title="GitHub",
        says=sentence("issues as its API takes them; none is made by this"),
        file="{plan}-github.json",
    ),
    "jira": PlanForm(
        title="Jira",
        says=sentence("epics and tasks as its importer takes them"),
        file="{plan}-jira.csv",
    ),
    "md": PlanForm(
        title=sentence("Checklist"),
        says=sentence("Markdown to tick off, with tasks and when each is done"),
        file="{plan}.md",
    ),
}


class FreePlace:
    """Asks once about what a file would replace; the same path again replaces it."""

    def __init__(self, inputs: Iterable[Path]) -> None:
        self._inputs = tuple(inputs)
        self._asked = ""

    def __call__(self, text: str) -> str | None:
        """Return why nothing is written there yet, or None."""
        try:
            path = Path(text).expanduser()
            found = require_replaceable(path, inputs=self._inputs, force=text == self._asked)
        except OccupiedError as error:
            self._asked = text
            message = error.problems[0].message
            return sentence("{message}; enter again replaces it", message=message)
        except (OutputError, RuntimeError) as error:
            return error.problems[0].message if isinstance(error, OutputError) else str(error)
        return None if found.file else sentence("{path} is no place for a file", path=path)


def fields(form: str, path: Path, inputs: Iterable[Path]) -> list[FormField]:
    """Return what is asked before a plan is written in a form."""
    found = [
        FormField(
            name=FILE,
            title=sentence("File"),
            value=str(path),
            required=True,
            check=FreePlace(inputs),
        )
    ]
    if form in UPDATED_IN_PLACE:
        found.append(
            FormField(
                name=TRACKER,
                title=sentence("It holds"),
                hint=sentence("a file of what the tracker holds, or nothing"),
                check=lambda text: _tracker_problem(text, form),
            )
        )
    return found


def say_form(form: str) -> str:
    """Return what is written, and what the second field is for."""
    says = FORMS[form].says
    if form == "github":
        return sentence(
            "{says}. Made before? Name what `gh issue list --label maturity-roadmap --state all "
            "--limit 1000 --json number,body,labels,state` printed, and they are updated.",
            says=capital(says),
        )
    if form == "jira":
        return sentence(
            "{says}. Made before? Name Jira's CSV export of the label maturity-roadmap, and they "
            "are updated.",
            says=capital(says),
        )
    return sentence("{says}. Nothing is sent anywhere.", says=capital(says))


def _absolute(text: str) -> Path:
    """Return a path that never stands for standard input, which the screens read."""
    return Path(text).expanduser().absolute()


def _tracker_problem(text: str, form: str) -> str | None:
    try:
        read_tracker(_absolute(text), form)
    except AdvisorError as error:
        return error.problems[0].message
    except RuntimeError as error:  # there is no such user
        return str(error)
    return None


def written(result: Result, form: str, typed: Mapping[str, str]) -> Sequence[str]:
    """Write a plan as typed into the fields, and return what there is to know of it.

    Raises AdvisorError.
    """
    path, held = Path(typed[FILE]).expanduser(), typed.get(TRACKER)
    tracker: Tracker | None = read_tracker(_absolute(held), form) if held else None
    mark = BYTE_ORDER_MARK if form == SPREADSHEET else ""
    try:
        text = f"{mark}{write_plan(result, form, tracker)}"
    except OutputError as error:
        raise _undated(error) from None
    write_files(path.parent, {path.name: text.encode()})
    known = (say_thin(result), say_once_known(result.roadmap))
    return [
        sentence("Written: {path}", path=path),
        *filter(None, known),
        *identity_remarks(result, form, tracker),
    ]


def _undated(error: OutputError) -> OutputError:
    """Return the error with the way out that there is on a screen."""
    hint = sentence("The checklist has the steps in their order; people and their time give dates.")
    return OutputError.of([Problem(message=p.message, hint=hint) for p in error.problems])
