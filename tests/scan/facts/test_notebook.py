import json
from collections.abc import Sequence

import pytest

from advisor.scan.fact import SourceFact
from advisor.scan.facts.notebook import handles, notebook_facts
from advisor.scan.facts.python import python_index
from advisor.scan.source import InMemory

PATH = "explore.ipynb"


def cell(source: str | Sequence[str], kind: str = "code") -> dict[str, object]:
    return {"cell_type": kind, "metadata": {}, "source": source}


def written(*cells: object, indent: int | None = 1) -> str:
    return json.dumps({"cells": cells, "nbformat": 4}, indent=indent, ensure_ascii=False)


def facts(text: str) -> list[SourceFact]:
    source = InMemory({PATH: text})
    return list(notebook_facts(source, python_index(source), PATH, text))


def calls(text: str) -> list[tuple[str, int]]:
    return [(f.text("name"), f.line) for f in facts(text) if f.kind == "call"]


def test_notebooks_are_handled() -> None:
    assert handles("a/b.ipynb")
    assert not handles("a/b.py")


def test_cells_are_one_program_with_the_lines_of_the_file() -> None:
    text = written(
        cell(["wandb.init()\n"], "markdown"),
        cell(["import wandb\n", "\n", "wandb.init(\n", "  1)"]),
        cell("x = 1\nwandb.log('ä \"q\"')"),
        cell([]),
        cell(["wandb.finish()"]),
    )
    lines = text.split("\n")
    found = [f for f in facts(text) if f.kind == "call"]
    assert [f.text("name") for f in found] == ["wandb.init", "wandb.log", "wandb.finish"]
    assert "wandb.init(" in lines[found[0].line - 1]
    assert "  1)" in lines[found[0].end_line - 1]
    assert "wandb.log" in lines[found[1].line - 1]
    assert "wandb.finish" in lines[found[2].line - 1]
    assert found[0].line > 10


def test_what_was_printed_is_not_taken_for_the_code() -> None:
    printed: dict[str, object] = {"outputs": [{"text": ["f()\n", '"source": ["f()"]']}]}
    text = written(printed | cell(["f()"]))
    ((_, line),) = calls(text)
    assert text.split("\n")[line - 2].strip() == '"source": ['


def test_magic_is_left_out_and_a_broken_cell_costs_only_itself() -> None:
    text = written(
        cell("%matplotlib inline\n!pip install x\nfiles = !ls\nf?\nf()"),
        cell("%%bash\ng()"),
        cell("%%time\nh()"),
        cell("def broken(:"),
        cell("k(1\n% 2)"),
    )
    assert [name for name, _ in calls(text)] == ["f", "h", "k"]


def test_a_notebook_on_one_line_has_one_line() -> None:
    assert calls(written(cell(["f()\n", "g()"]), indent=None)) == [("f", 1), ("g", 1)]


def test_older_notebooks_keep_cells_in_worksheets() -> None:
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": ["f()"]}]}]}
    assert [name for name, _ in calls(json.dumps(old, indent=1))] == ["f"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"cells": 1}',
        '{"cells": null}',
        '{"cells": [1, null, {"source": 3}, {"cell_type": "code", "source": [1]}]}',
        "[" * 100_000,
        '{"worksheets": [1]}',
        '{"cells": [{"cell_type": "code", "source": "\\ud800"}]}',
    ],
)
def test_what_is_no_notebook_shows_nothing(text: str) -> None:
    assert facts(text) == []
