"""Tests of Ruby, PHP, Rust, R, Elixir, C++, Swift and Scala, each a block below its first line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.scan.fact import SourceFact
from advisor.scan.facts.other_test import other_test

_LONGEST_TEST = 400
_LONGEST_LINE = 2_000


@dataclass(frozen=True, slots=True)
class _Language:
    """How tests of a language begin, by which name, and what asserts in them."""

    framework: str
    begins: re.Pattern[str]
    asserts: re.Pattern[str]
    skips: re.Pattern[str] = re.compile(r"(?!)")
    marks: re.Pattern[str] | None = None
    """What must stand just above, as an annotation does."""


_QUOTED = r"\s*\(?\s*(?P<quote>[\"'])(?P<name>(?:(?!(?P=quote)).)*)"
_RUBY = _Language(
    "ruby",
    re.compile(
        rf"^\s*(?P<off>x|pending\s+)?(?:it|specify|test|scenario|example)\b{_QUOTED}"
        r"|^\s*(?P<bare>it|specify)\s*(?:\{|do\b)|^\s*def (?P<method>test_\w+)"
    ),
    re.compile(
        r"\bexpect\b\s*[({]|\bexpect_\w+|\bassert\w*\b|\brefute\w*\b|\bis_expected\b|\bshould\w*\b"
        r"|\bmust_\w+|\bhave_\w+\b.*\bpage\b"
    ),
    re.compile(r"^\s*(?:skip|pending)\b"),
)
_PHP = _Language(
    "php",
    re.compile(rf"^\s*(?:public\s+)?function\s+(?P<method>test\w*)\s*\(|^(?:it|test){_QUOTED}"),
    re.compile(r"(?:->|::)(?:assert|expect|should)\w*\(|\bexpect\("),
    re.compile(r"markTest(?:Skipped|Incomplete)|->skip\("),
)
_RUST = _Language(
    "rust",
    re.compile(r"^\s*(?:pub\s+)?(?:async\s+)?fn\s+(?P<method>\w+)\s*\("),
    re.compile(r"\b(?:debug_)?assert\w*!|\bshould_panic\b|\binsta::|\bprop_assert"),
    marks=re.compile(r"^\s*#\[(?:\w+::)*(?:test|rstest|test_case|quickcheck)\b"),
)
_R = _Language(
    "r",
    re.compile(rf"^\s*(?:testthat::)?(?:test_that|it){_QUOTED}"),
    re.compile(r"\bexpect_\w+\("),
    re.compile(r"^\s*skip\("),
)
_ELIXIR = _Language(
    "elixir",
    re.compile(rf"^\s*(?:test|property){_QUOTED}"),
    re.compile(r"\b(?:assert|refute)\w*\b|\bcheck all\b"),
)
_CPP = _Language(
    "cpp",
    re.compile(
        r"^\s*(?:TYPED_)?TEST(?:_[FP])?\(\s*(?P<method>\w+\s*,\s*\w+)"
        rf"|^\s*TEST_CASE{_QUOTED}"
    ),
    re.compile(r"\b(?:EXPECT|ASSERT|CHECK|REQUIRE|BOOST_\w+)\w*\("),
    re.compile(r"\bGTEST_SKIP\b|DISABLED_"),
)
_SWIFT = _Language(
    "swift",
    re.compile(r"^\s*(?:@Test\b.*)?func\s+(?P<method>test\w*)\s*\("),
    re.compile(r"\bXCTAssert\w*\(|\bXCTFail\(|#expect\(|#require\("),
    re.compile(r"\bXCTSkip"),
)
_SCALA = _Language(
    "scala",
    re.compile(rf"^\s*(?P<off>ignore)?(?:test|it should|it){_QUOTED}"),
    re.compile(r"\bassert\w*\(|\bshould\w*\b|\bmust\w*\b"),
)
_LANGUAGES = (
    (re.compile(r"(?:_spec|_test)\.rb$|(?:^|/)test_\w+\.rb$"), _RUBY),
    (re.compile(r"(?:Test|_test)\.php$|(?:^|/)tests?/.*\.php$"), _PHP),
    (re.compile(r"\.rs$"), _RUST),
    (re.compile(r"(?:^|/)test[-_]\w[\w.-]*\.[rR]$"), _R),
    (re.compile(r"_test\.exs$"), _ELIXIR),
    (re.compile(r"(?:^|/)(?:test_\w+|\w+_(?:unit)?tests?|\w+Tests?)\.(?:cc|cpp|cxx)$"), _CPP),
    (re.compile(r"Tests?\.swift$"), _SWIFT),
    (re.compile(r"(?:Test|Spec|Suite)\.scala$"), _SCALA),
)
_ANY = re.compile(r"\.(?:rb|php|rs|[rR]|exs|cc|cpp|cxx|swift|scala)$")


def handles(path: str) -> bool:
    """Tell whether a file may hold tests of these languages."""
    return bool(_ANY.search(path)) and any(pattern.search(path) for pattern, _ in _LANGUAGES)


def block_tests(path: str, lines: Sequence[str]) -> Iterator[SourceFact]:
    """Yield the tests of a file in the order of its lines."""
    language = next(known for pattern, known in _LANGUAGES if pattern.search(path))
    for number, line in enumerate(lines):
        found = language.begins.match(line[:_LONGEST_LINE])
        if not found or not _marked(language, lines, number):
            continue
        end = _end(lines, number)
        body = lines[number : end + 1]
        told = found.groupdict()
        name = told.get("name") or told.get("method") or told.get("bare") or ""
        skipped = bool(told.get("off")) or any(language.skips.search(one) for one in body)
        above = lines[max(0, number - 3) : number] if language.marks else ()
        asserts = sum(len(language.asserts.findall(one)) for one in (*above, *body) if _says(one))
        yield other_test(path, number, end, name, language.framework, asserts, skipped)


def _marked(language: _Language, lines: Sequence[str], number: int) -> bool:
    if language.marks is None:
        return True
    for line in reversed(lines[max(0, number - 4) : number]):
        if language.marks.match(line):
            return True
        if not line.lstrip().startswith(("#[", "//")):
            return False
    return False


def _end(lines: Sequence[str], number: int) -> int:
    """Return the number of the last line that is indented below a line, and what closes it."""
    indent = len(lines[number]) - len(lines[number].lstrip())
    last = number
    for place in range(number + 1, min(number + _LONGEST_TEST, len(lines))):
        line = lines[place]
        if not line.strip():
            continue
        if len(line) - len(line.lstrip()) <= indent:
            closes = line.strip().startswith(("end", "}", ")"))
            return place if closes else last
        last = place
    return last


def _says(line: str) -> bool:
    return not line.lstrip().startswith(("//", "*")) and not re.match(r"\s*#(?!\[)", line)
