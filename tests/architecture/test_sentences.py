"""Sentences stand in one room, and all that a person reads can be looked up in a catalogue."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from tests.architecture.english import looked_up, not_looked_up, sentences
from tests.build import ROOT

PACKAGE = ROOT / "advisor"
ROOMS_OF_VALUES = ("scoring", "roadmap", "result")
ROOMS_OF_PAGES = ("cli", "report", "mcp")
# What holds sentences of its own beside errors, and why it may.
ALLOWED = {
    "cli/command_line.py": "what each command is for",
    "cli/commands/answers.py": "what is wrong with the command line",
    "cli/commands/answers_upgrade.py": "what became of the fields of a file",
    "cli/commands/doctor.py": "whether the program works on this machine",
    "cli/commands/gate.py": "how a value is written",
    "cli/commands/web.py": "how the screens are reached",
    "cli/commands/workshop.py": "how the pages of a workshop are reached",
    "cli/diagnostics.py": "how many problems are not shown",
    "cli/gate_inputs.py": "what is wrong with a policy, or with what to compare with",
    "report/gate/policy_file.py": "the hint of an error",
    "cli/machine/": "what was found of this machine",
    "cli/output_places.py": "the hint of an error",
    "cli/plan_options.py": "what is wrong with the command line",
    "cli/portfolio_work.py": "how far reading is",
    "cli/unforeseen_fault.py": "that the program failed",
    "cli/unsupported_claims.py": "the option to give",
    "mcp/server.py": "what each tool is for",
    "report/brand/": "what is wrong with a brand",
    "report/charts/interactive/figure.py": "names of fonts",
    "report/own_files.py": "how our files are known again",
    "report/plan/calendar.py": "the hint of an error",
    "report/plan/checklist.py": "headings of the list",
    "report/renderers/pdf.py": "what a PDF lacks on this machine",
    "report/renderers/templates.py": "what is wrong with a template",
    "report/output_permission.py": "why a file is not replaced",
    "report/report_folder.py": "what became of a report that was there",
    "report/sheet/choices.py": "what a spreadsheet says of a wrong value",
    "report/sheet/put_text.py": "why a cell cannot be filled",
    "report/writing.py": "that a format is not written",
    "roadmap/evidence_step.py": "a step of our own, written as a rubric writes its steps",
    "roadmap/scheduling/problem.py": "what is wrong with a schedule, for the tests of the search",
    "result/text_place.py": "the hint of an error",
    "scoring/extreme_teams.py": "findings of the linter",
}
# What is told of the command line, and the titles of the report's chapters, which say no more.
_TOLD_THERE = ("remark", "option", "Option", "argument", "fail", "Chapter")
# Texts that are in English alone, and why.
IN_ENGLISH = {
    "assessment/answer_words.py": "what people write into a file, as it is read",
    "assessment/examples.py": "YAML to copy",
    "assessment/parts.py": "YAML to copy",
    "assessment/session/session.py": "the name of a team in a file",
    "assessment/sheet/columns.py": "columns that programs read",
    "assessment/sheet/meanings.py": "what people write into a cell, as it is read",
    "cli/commands/answers.py": "the name of a team in a file",
    "cli/commands/gate.py": "how a value is written",
    "cli/machine/installed.py": "commands to type",
    "cli/plan_options.py": "how a value is written",
    "cli/unforeseen_fault.py": "the head of a log",
    "document/known_files.py": "patterns, and kinds of files by name",
    "optional_packages.py": "commands to type",
    "frozen.py": "what is wrong with a program",
    "document/syntax.py": "words of the YAML reader",
    "document/validate.py": "words of pydantic",
    "document/fault_words.py": "kinds of values by name",
    "pdf/fonts.py": "names of fonts",
    "plain_text.py": "a pattern",
    "portfolio/row_database.py": "SQL",
    "report/charts/interactive/figure.py": "names of fonts",
    "report/own_files.py": "how our files are known again",
    "report/plan/calendar.py": "a mark of the format",
    "report/plan/table.py": "columns that programs read",
    "report/renderers/styles.py": "CSS",
    "roadmap/scheduling/problem.py": "what is wrong with a schedule, for the tests of the search",
    "rubric/lint/facts.py": "English that the linter looks for",
    "scan/fact.py": "what docs/detectors.md tells of facts",
    "scan/facts/": "patterns, and names in the files of tools",
    "scan/git_objects.py": "settings of git",
    "scan/proposal.py": "how our files are known again",
    "scan/tool.py": "patterns, and names in the files of tools",
    "serving/responses.py": "a line of a log",
    "tui/keyboard/key_table.py": "names of keys",
    "tui/screens/compare/compare_screen.py": "an action of Textual",
    "tui/screens/conflicts/conflicts_screen.py": "actions of Textual",
    "tui/screens/portfolio/portfolio_screen.py": "an action of Textual",
    "tui/screens/questions/": "labels of the question screen",
    "tui/screens/team/team_screen.py": "classes of CSS",
    "tui/screens/workshop/workshop_keys.py": "an action of Textual",
    "tui/screens/workshop/workshop_text.py": "colours",
    "tui/widgets/": "CSS, and labels of the question screen",
    "tui/workspace/open_workspace.py": "the name of a team in a file",
}
Found = Mapping[str, list[str]]


def _allowed(name: str, places: Mapping[str, str]) -> bool:
    return any(name == place or (place[-1] == "/" and name.startswith(place)) for place in places)


@cache
def _modules(*rooms: str) -> dict[str, str]:
    """Return the code of all modules in some rooms by their path in the package."""
    paths = [path for room in rooms for path in sorted((PACKAGE / room).rglob("*.py"))]
    return {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in paths}


@cache
def _saying() -> Found:
    """Return the sentences in rooms that leave them to words."""
    values = {name: sentences(code) for name, code in _modules(*ROOMS_OF_VALUES).items()}
    pages = {
        name: sentences(code, beside=_TOLD_THERE)
        for name, code in _modules(*ROOMS_OF_PAGES).items()
    }
    return {name: said for name, said in (values | pages).items() if said}


@cache
def _lost() -> Found:
    """Return the texts of all modules that do not go through the function of translation."""
    found = {name: not_looked_up(code) for name, code in _modules("").items()}
    return {name: texts for name, texts in found.items() if texts}


@pytest.mark.parametrize(
    "code",
    [
        'def f(n):\n    return f"level {n} is held already"',
        'KIND = "no capacity is given"',
        'def f():\n    yield Shortfall(message="nobody has any time")',
        'def f():\n    yield heading(sentence("What moved since then"))',
    ],
)
def test_the_search_finds_a_sentence(code: str) -> None:
    assert sentences(code)


@pytest.mark.parametrize(
    "code",
    [
        '"""A module of a few words."""',
        'def f(x):\n    """Return what it is."""\n    raise UsageError(f"there is no level {x}")',
        'KINDS = ("not-applicable", "left-out", "whole number")',
        'found = Finding("best-is-blocked", f"`{x}` blocks the best answers")',
        'FIELDS = {"level": "claimed", "by": "two words"}',
        'style = "bold $accent on every one"',
        'def f(x: "list of these names") -> None: ...',
    ],
)
def test_the_search_lets_pass_names_docstrings_and_errors(code: str) -> None:
    assert sentences(code) == []


def test_what_is_told_elsewhere_is_passed_over_where_that_is_asked() -> None:
    code = 'remark("nobody has any time")'
    assert sentences(code)
    assert sentences(code, beside=("remark",)) == []


@pytest.mark.parametrize(
    ("code", "lost"),
    [
        ('x = sentence("no time")', 0),
        ('x = counted("{n} day left", "{n} days left", 2)', 0),
        ('x = f"{n} days left"', 1),
        ('raise InputError("no time")', 0),
    ],
)
def test_a_text_that_no_catalogue_finds_is_lost(code: str, lost: int) -> None:
    assert len(not_looked_up(code)) == lost


def test_rooms_besides_words_return_values_and_show_what_words_say() -> None:
    found = {name: said for name, said in _saying().items() if not _allowed(name, ALLOWED)}
    assert found == {}, "return a value, and say it in advisor/words"


def test_all_that_is_read_goes_through_the_function_of_translation() -> None:
    found = {name: said for name, said in _lost().items() if not _allowed(name, IN_ENGLISH)}
    assert found == {}, "pass it through advisor.translation"


@pytest.mark.parametrize(("places", "said"), [(ALLOWED, _saying), (IN_ENGLISH, _lost)])
def test_nothing_is_allowed_that_says_nothing_any_more(
    places: Mapping[str, str], said: Callable[[], Found]
) -> None:
    idle = [place for place in places if not any(_allowed(name, {place: ""}) for name in said())]
    assert idle == [], "take it off the list"


# What looks up for templates: test_templates.py sees to what they give.
FOR_TEMPLATES = {"cli/rubric_pages/templates.py", "report/renderers/templates.py"}


def _modules_that_say() -> list[Path]:
    imports = "from advisor.translation import"
    modules = {PACKAGE / name for name in _modules("")} - {PACKAGE / n for n in FOR_TEMPLATES}
    return [path for path in sorted(modules) if imports in path.read_text(encoding="utf-8")]


def test_a_catalogue_finds_each_sentence_and_each_of_its_values() -> None:
    for path in _modules_that_say():
        for call, texts in looked_up(path.read_text(encoding="utf-8")):
            where = f"{path.relative_to(PACKAGE)}, line {call.lineno}"
            assert None not in texts, f"{where}: a catalogue is asked for a text written there"
            given = {keyword.arg for keyword in call.keywords}
            named = {
                name for text in texts for _, name, _, _ in Formatter().parse(text or "") if name
            }
            assert None in given or named <= {*given, "n"}, where
            assert None in given or given <= named, f"{where}: a value is given that is not told"
