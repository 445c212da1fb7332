"""Whether a repository is a tool or a package for others, whose words are its product."""

from advisor.scan.detector import Clause
from advisor.scan.table import FactTable, question_of

_ROOT = {"not": "*/*"}
# A package that is published is there for others to use; what its code can do is no practice of
# those who wrote it.
_PUBLISHED = (
    Clause(
        fact="command",
        where={
            "text": {"matches": r"\b(twine upload|(poetry|uv|hatch|flit|pdm|npm|yarn) publish)\b"}
        },
    ),
    Clause(
        fact="action",
        where={
            "name": ["pypa/gh-action-pypi-publish", "*/*pypi-publish*", "JS-DevTools/npm-publish"]
        },
    ),
    Clause(
        fact="setting",
        where={
            "path": _ROOT,
            "key": ["project.classifiers.*", "tool.poetry.classifiers.*", "metadata.classifiers*"],
            "value": {"matches": "Development Status|Topic ::|Intended Audience"},
        },
    ),
    Clause(
        fact="call",
        where={
            "path": _ROOT,
            "name": ["setuptools.setup", "distutils.core.setup"],
            "arguments": {
                "matches": r"^classifiers=.*(Intended Audience|Development Status|Topic ::)"
            },
        },
    ),
)
_SAID = 2  # from here on a package only says what it is, and may yet be run by those who wrote it
# Whoever deploys, versions data or schedules training runs a system of their own.
_RUN_HERE = (
    Clause(fact="command", where={"does": "deploy", "path": {"not": {"matches": "(?i)doc"}}}),
    Clause(fact="action", where={"does": "deploy"}),
    Clause(fact="file", where={"suffix": ".dvc"}),
    Clause(fact="schedule", where={"does": "train"}),
    Clause(fact="resource", where={"system": "terraform"}),
)


def is_tool(table: FactTable) -> bool:
    """Tell whether the repository publishes itself as a package or says so in its metadata."""
    run_here = any(table.ask(question_of(clause)) for clause in _RUN_HERE)
    published = _PUBLISHED[:_SAID] if run_here else _PUBLISHED
    return any(table.ask(question_of(clause)) for clause in published)
