"""Small repositories and the facts found in them."""

from textwrap import dedent

from advisor.scan.fact import SourceFact
from advisor.scan.facts.workflow_facts import workflow_facts
from advisor.scan.source import InMemory

CI = ".github/workflows/ci.yml"


def facts(files: dict[str, str], kind: str = "command") -> list[SourceFact]:
    source = InMemory({path: dedent(text) for path, text in files.items()})
    return [fact for fact in workflow_facts(source) if fact.kind == kind]


def github(run: str, *, on: str = "push", extra: str = "") -> str:
    """A workflow of one job with one step; the command stands on line 7."""
    body = dedent(run).strip().replace("\n", "\n          ")
    return (
        f"on: {on}\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n"
        f"      - run: |\n          {body}\n{extra}"
    )


def ran(files: dict[str, str], part: str, path: str = CI) -> SourceFact:
    """The one command fact at a path whose text holds a part."""
    found = [one for one in facts(files) if one.path == path and part in one.text("text")]
    assert len(found) == 1, [(one.path, one.line, one.text("text")) for one in facts(files)]
    return found[0]
