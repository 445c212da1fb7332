"""Tests that are not Python's: of Go, JavaScript, Java, Kotlin, C#, dbt and others, by lines."""

import re
from collections.abc import Iterator, Sequence

from advisor.scan.fact import SourceFact
from advisor.scan.facts import block_tests
from advisor.scan.facts.other_test import other_test
from advisor.scan.source import SourceTree

_GO = re.compile(r"^func (?:\([^)]*\) )?(Test\w*)\(\w* ?\*?(?:testing\.T)?\)")
_GO_ASSERT = re.compile(
    r"\b\w+\.(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow)\(|\b(?:assert|require|is|suite|s|g)\.\w+\("
)
_GO_SKIP = re.compile(r"^\t\w+\.(?:Skip|Skipf|SkipNow)\(")
_SCRIPT = re.compile(
    r"^\s*(?:(x)?(?:it|test)(?:\.(skip|todo|only|concurrent|failing|each\(.*\)))?)"
    r"\(\s*(['\"`])((?:(?!\3).)*)"
)
_SCRIPT_ASSERT = re.compile(r"\bexpect\w*(?:\.\w+)?\(|\bassert(?:\.\w+)*\(|\bt\.\w+\(|\.should\b")
_JAVA = re.compile(
    r"^\s*(?:@(?:Test|ParameterizedTest|RepeatedTest)\b|\[(?:Fact|Theory|Test|TestMethod|TestCase)\b)"
)
_JAVA_NAME = re.compile(r"\b(?:void|fun|Task)\s+(?:<[^>]*>\s*)?(`[^`]+`|\w+)\s*\(")
_JAVA_ASSERT = re.compile(
    r"\bAssert\.\w+\(|\b(?:assert\w*|verify\w*|fail|expect\w*|should\w*)\s*[({]|\bassert\b|\bshould\w*\b"
)
_JAVA_SKIP = re.compile(r"^\s*(?:@(?:Disabled|Ignore)\b|\[(?:Ignore|Explicit)\b|.*\bSkip\s*=)")
_DBT = re.compile(r"^(\s*)(?:data_)?tests:\s*(?:\[(.*)\])?\s*$")
_DBT_TEST = re.compile(r"^\s*-\s*([\w.]+)")
_DBT_NAME = re.compile(r"^\s*-\s*name:\s*[\"']?([\w.]+)")
_SCRIPTS = (".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".mts", ".cts")
_LONGEST_TEST = 1_000
_LONGEST_LINE = 2_000


def handles(path: str) -> bool:
    """Tell whether a file may hold tests of these languages."""
    return (
        path.endswith(("_test.go", ".java", ".kt", ".cs", ".yml", ".yaml", ".sql"))
        or (path.endswith(_SCRIPTS) and _is_script_test(path))
        or block_tests.handles(path)
    )


def other_test_facts(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield the tests of a file in the order of its lines."""
    lines = [line[:_LONGEST_LINE] for line in text.replace("\r\n", "\n").split("\n")]
    if path.endswith(".go"):
        yield from _go(path, lines)
    elif path.endswith(_SCRIPTS):
        yield from _script(path, lines)
    elif path.endswith((".java", ".kt", ".cs")):
        yield from _java(path, lines)
    elif block_tests.handles(path):
        yield from block_tests.block_tests(path, lines)
    elif _dbt_project(source, path) is not None:
        yield from _dbt(source, path, lines)


def _is_script_test(path: str) -> bool:
    return bool(re.search(r"\.(?:test|spec|cy|e2e)\.\w+$|(?:^|/)(?:__tests__|tests?|spec)/", path))


def _go(path: str, lines: Sequence[str]) -> Iterator[SourceFact]:
    for number, line in enumerate(lines):
        found = _GO.match(line)
        if found and found[1] != "TestMain":
            end = _end(lines, number)
            body = lines[number + 1 : end + 1]
            skipped = bool(body) and bool(_GO_SKIP.match(body[0]))
            yield other_test(path, number, end, found[1], "go", _count(_GO_ASSERT, body), skipped)


def _script(path: str, lines: Sequence[str]) -> Iterator[SourceFact]:
    for number, line in enumerate(lines):
        found = _SCRIPT.match(line)
        if found:
            end = _end(lines, number)
            asserts = _count(_SCRIPT_ASSERT, lines[number : end + 1])
            skipped = bool(found[1]) or found[2] in ("skip", "todo")
            yield other_test(path, number, end, found[4], "javascript", asserts, skipped)


def _java(path: str, lines: Sequence[str]) -> Iterator[SourceFact]:
    for number, line in enumerate(lines):
        if not _JAVA.match(line):
            continue
        head = lines[number : number + 8]
        place = next((n for n, said in enumerate(head) if _JAVA_NAME.search(said)), None)
        if place is None:
            continue
        named = _JAVA_NAME.search(head[place])
        name = named[1].strip("`") if named else ""
        end = _end(lines, number + place)
        around = lines[max(0, number - 3) : number + max(1, place)]
        skipped = any(_JAVA_SKIP.match(said) for said in _annotations(around))
        asserts = _count(_JAVA_ASSERT, lines[number + place + 1 : end + 1])
        yield other_test(path, number + place, end, name, "java", asserts, skipped)


def _annotations(lines: Sequence[str]) -> Iterator[str]:
    """Yield the annotations that stand together at the end of lines."""
    for line in reversed(lines):
        if not line.lstrip().startswith(("@", "[")):
            return
        yield line


def _dbt_project(source: SourceTree, path: str) -> str | None:
    """Return the folder of the dbt project a file lies in, None outside of any."""
    folder = path.rpartition("/")[0]
    while True:
        place = f"{folder}/dbt_project.yml".removeprefix("/")
        if source.text(place) is not None:
            return folder
        if not folder:
            return None
        folder = folder.rpartition("/")[0]


def _dbt(source: SourceTree, path: str, lines: Sequence[str]) -> Iterator[SourceFact]:
    if path.endswith(".sql"):
        project = _dbt_project(source, path) or ""
        below = path.removeprefix(project).removeprefix("/")
        if below.startswith("tests/") and any(re.search(r"(?i)\bselect\b", ln) for ln in lines):
            name = below.rpartition("/")[2].removesuffix(".sql")
            yield other_test(path, 0, len(lines) - 1, name, "dbt", 1, skipped=False)
        return
    subject = ""
    for number, line in enumerate(lines):
        named = _DBT_NAME.match(line)
        subject = named[1] if named else subject
        found = _DBT.match(line)
        if found:
            for place, name in _dbt_listed(lines, number, found):
                title = f"{subject}.{name}" if subject else name
                yield other_test(path, place, place, title, "dbt", 1, skipped=False)


def _dbt_listed(
    lines: Sequence[str], number: int, found: re.Match[str]
) -> Iterator[tuple[int, str]]:
    """Yield the tests below a key, each with the number of its line."""
    if found[2] is not None:
        yield from ((number, name.strip()) for name in found[2].split(",") if name.strip())
        return
    column = None
    for place in range(number + 1, min(number + _LONGEST_TEST, len(lines))):
        line = lines[place]
        indent = len(line) - len(line.lstrip())
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item = _DBT_TEST.match(line)
        column = indent if column is None and item else column
        if column is None or indent < column or (indent == column and not item):
            return
        if item and indent == column:
            yield place, item[1]


def _end(lines: Sequence[str], number: int) -> int:
    """Return the number of the line where the block ends that begins on a line."""
    depth = 0
    opened = False
    for place in range(number, min(number + _LONGEST_TEST, len(lines))):
        line = re.sub(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|//.*", "", lines[place])
        depth += line.count("{") - line.count("}")
        opened = opened or "{" in line
        below = lines[place + 1].strip() if place + 1 < len(lines) else ""
        closed = line.rstrip().endswith((";", ")")) and not below.startswith("{")
        if depth <= 0 and (opened or closed):
            return place
    return min(number + _LONGEST_TEST, len(lines)) - 1


def _count(pattern: re.Pattern[str], lines: Sequence[str]) -> int:
    return sum(
        len(pattern.findall(line)) for line in lines if not line.lstrip().startswith(("//", "*"))
    )
