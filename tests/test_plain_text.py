import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.plain_text import (
    as_sentence,
    counted,
    inert,
    plain,
    plain_json,
    plain_line,
)
from tests.strategies import QUICK

ANY_TEXT = st.text(alphabet=st.characters(), max_size=40)
DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b31m", r"\x9b31m"),
        ("bell\x07 and \x7f", r"bell\x07 and \x7f"),
        ("back\rwards", r"back\x0dwards"),
        ("\u202eevil\u2069", r"\u202eevil\u2069"),
        ("a\u2028b", r"a\u2028b"),
        ("\ud800", r"\ud800"),
    ],
)
def test_what_would_command_a_terminal_is_written_out(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize("text", ["", "two\nlines\tand a tab", "العربية 中文 😀 é \u200d"])
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@QUICK
@given(ANY_TEXT)
def test_no_control_or_direction_character_survives(text: str) -> None:
    harmless = plain(text)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in harmless if c not in "\n\t")
    assert not any(c in DIRECTION for c in harmless)
    assert plain(harmless) == harmless
    harmless.encode()


@QUICK
@given(st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=4))
def test_json_means_the_same_after_it_was_made_harmless(data: dict[str, str]) -> None:
    text = plain_json(json.dumps(data, ensure_ascii=False))
    assert json.loads(text) == data
    assert plain(text) == text


@pytest.mark.parametrize(
    ("number", "noun", "plural", "said"),
    [
        (0, "gate", None, "0 gates"),
        (1, "gate", None, "1 gate"),
        (2, "gate", None, "2 gates"),
        (1, "person", "people", "1 person"),
        (3, "person", "people", "3 people"),
    ],
)
def test_a_number_agrees_with_its_noun(
    number: int, noun: str, plural: str | None, said: str
) -> None:
    assert counted(number, noun, plural) == said


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("", ""),
        ("it broke", "It broke."),
        ("it broke.", "It broke."),
        ("CI runs", "CI runs."),
        ("wait...", "Wait."),
        ("churn.yaml is open for reading only", "churn.yaml is open for reading only."),
        ("work/zoe-s-team is gone", "work/zoe-s-team is gone."),
    ],
)
def test_a_phrase_becomes_a_sentence_with_one_full_stop(phrase: str, said: str) -> None:
    assert as_sentence(phrase) == said


COMMANDS = (
    "::error file=a::b",
    " \t::set-output name=a::b",
    "\u200b\u00ad::stop-commands::x",
    "...::error::x",
    "##[error]x",
    "said ##vso[task.setvariable variable=a]b",
    "#\u200b#vso[task.complete]x",
    "##teamcity[buildStatus text='x']",
    "\x1b[1m::error::x",
)


def obeyed(line: str) -> bool:
    """Tell whether a service that reads a log would take a line for a command."""
    seen = re.sub("\x1b\\[[0-9;]*m|[\u00ad\u200b-\u200f\u2060-\u2064]", "", line)
    return bool(re.match(r"\s*::", seen) or re.search(r"##[a-z]*\[", seen, re.IGNORECASE))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("before", ["", "a\n", "a\r\n", "a\n\n  "])
def test_no_text_commands_a_service_that_reads_a_log(before: str, command: str) -> None:
    text = f"{before}{command}"
    assert not any(map(obeyed, inert(text).splitlines()))
    assert plain_line(text).splitlines() == [plain_line(text)]
    assert not obeyed(plain_line(text))


@pytest.mark.parametrize("text", ["std::vector", "a: b", "# Title", "##", "see #[1]", "12:30::1"])
def test_what_is_no_command_stays_as_it_is(text: str) -> None:
    assert plain_line(text) == inert(text) == text


def test_breaks_and_tabs_are_written_out_on_one_line() -> None:
    assert plain_line("a\nb\tc\rd") == r"a\nb\tc\x0dd"


def test_json_holds_no_command_and_means_the_same() -> None:
    text = plain_json(json.dumps({"a": "##vso[task.complete]"}))
    assert not obeyed(text)
    assert json.loads(text) == {"a": "##vso[task.complete]"}
