"""All kinds of cases by name."""

from hypothesis.strategies import SearchStrategy

from tests.fuzz import answers, brands, command_lines, repositories, results, rubrics
from tests.fuzz.case import Case

KINDS: dict[str, SearchStrategy[Case]] = {
    "answers": answers.cases(),
    "rubrics": rubrics.cases(),
    "results": results.cases(),
    "brands": brands.cases(),
    "scan": repositories.cases(),
    "command lines": command_lines.cases(),
}
