"""The page of all keys, made of the bindings in the code.

`python -m tests.tui.keyboard.keys_page docs/keys.md` writes it anew; a test fails when they drift.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

from advisor.tui.keyboard.key_hints import joined_keys
from advisor.tui.keyboard.key_table import KEYS, label

_PARTS = (
    ("Everywhere", "app.AdvisorApp"),
    ("Home", "screens.home.home_screen.HomeScreen"),
    ("Answer", "screens.questions.questions_screen.QuestionsScreen"),
    ("Answer, in the list of questions", "widgets.navigator.Navigator"),
    ("Team", "screens.team.team_screen.TeamScreen"),
    ("Team, in a field", "widgets.field.FieldInput"),
    ("A choice between ◂ and ▸", "widgets.selector.Selector"),
    ("Several values, each ☑ or ☐", "widgets.toggles.Toggles"),
    ("Review", "screens.review.review_screen.ReviewScreen"),
    ("Results", "screens.results.results_screen.ResultsScreen"),
    ("Results, snapshots", "screens.results.snapshots_screen.SnapshotsScreen"),
    ("Roadmap", "screens.roadmap.roadmap_screen.RoadmapScreen"),
    ("Roadmap, people and time", "widgets.amount.AmountInput"),
    ("Roadmap, plans side by side", "screens.roadmap.kept_plans_screen.KeptPlansScreen"),
    ("Export", "screens.export.export_screen.ExportScreen"),
    ("Compare", "screens.compare.compare_screen.CompareScreen"),
    ("Many teams", "screens.portfolio.portfolio_screen.PortfolioScreen"),
    ("Any list", "widgets.choice_list.ChoiceList"),
    ("Any panel", "screens.base.panel_screen.PanelScreen"),
    ("Help and messages", "screens.help.help_screen.HelpScreen"),
    ("A note", "screens.base.entry_screen.NoteArea"),
    ("A line of text", "screens.base.entry_screen.WordsInput"),
    ("Evidence", "screens.questions.evidence_screen.EvidenceScreen"),
    ("Evidence, in its list", "screens.questions.evidence_screen.EvidenceList"),
    ("Commands, find, files", "screens.base.search_screen.SearchInput"),
    ("Conflicts", "screens.conflicts.conflicts_screen.ConflictsScreen"),
    ("Proposals of a scan", "screens.proposals.proposals_screen.ProposalsScreen"),
    ("Workshop", "screens.workshop.workshop_screen.WorkshopScreen"),
    ("Workshop, the way in", "screens.workshop.entrance_screen.EntranceScreen"),
)

_HEAD = """# Keys

`?` (or `f1` while you type) lists the keys of the screen at hand, and the foot shows the chief
ones: always the same, dimmed while they do nothing. A letter means one thing on all screens.

Whatever you type follows one rule: `enter` or `ctrl+s` saves it, `esc` leaves it; when something
was typed and not saved, `esc` asks first. `ctrl+j` begins a new line of a note.

A number answers for all criteria of a question: met up to that level, not met above. It goes on to
the next question, since most are answered in one go; `l` has answers stay on their question, for
evidence or a note, and is remembered.

Where only some criteria are met, `↑` `↓` mark one and `space` turns it: met, not met. `u`, `x` and
`c` then speak of that criterion alone. Letters are keys of their own, so the letter beside a
criterion turns it once `.` was pressed, and until one goes to another question, or `esc`. `space`
on a level answers with it and stays. A half-done question shows how many of its criteria are met.

## Keys of your own

They stand in `keymap.yaml` in the folder for settings: `~/.config/advisor/` on Linux (or
`$XDG_CONFIG_HOME/advisor/`), `~/Library/Application Support/advisor/` on macOS. A line gives a name
of the table at the end its key, or several:

```yaml
flag: $
next-open: [ctrl+n, o]
```

A key is a character, or a name such as `ctrl+k`, `f2`, `space`, `pageup`, `shift+tab`. Foot, help
and commands show the keys you chose. A name that does not exist, a key that does not exist, and a
key that means something else already are told with file and line when the screens open; such a
line does not count, the others do. Two names may change places when both are given. Names that
begin with `entry-` work while a text is typed, so no character can be their key.

## By screen
"""


def page() -> str:
    """Return the page as Markdown."""
    rows = [_HEAD]
    for title, path in _PARTS:
        rows += [f"### {title}", "", "| key | does | |", "|---|---|---|"]
        rows += [f"| {keys} | {says} | {more} |" for keys, says, more in _rows(_kind(path))]
        rows.append("")
    rows += ["## Names and their keys", "", "| name | keys |", "|---|---|"]
    rows += [f"| `{name}` | {_code(keys.split(','))} |" for name, keys in KEYS.items()]
    return "\n".join(rows) + "\n"


def declared(kind: type) -> Iterator[Binding]:
    """Yield the bindings that a class declares itself."""
    yield from Binding.make_bindings(kind.__dict__.get("BINDINGS", ()))


def kinds() -> Iterable[type[DOMNode]]:
    """Return the classes whose keys are on the page."""
    return [_kind(path) for _, path in _PARTS]


def _kind(path: str) -> type[DOMNode]:
    module, _, name = path.rpartition(".")
    found: type[DOMNode] = getattr(import_module(f"advisor.tui.{module}"), name)
    return found


def _rows(kind: type) -> Iterator[tuple[str, str, str]]:
    keys: dict[tuple[str, str], list[str]] = {}
    for binding in declared(kind):
        keys.setdefault((binding.description, binding.tooltip), []).append(binding.key)
    for (says, more), found in keys.items():
        yield _code(found), says, more


def _code(keys: list[str]) -> str:
    if len(keys) > 2 and all(key.isdigit() for key in keys):
        return f"`{joined_keys(keys)}`"
    return " ".join(f"`{label(key).replace('^', 'ctrl+')}`" for key in keys)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
