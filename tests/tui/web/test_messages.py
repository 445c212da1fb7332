import pytest

from advisor.tui.web.messages import (
    Focus,
    Keys,
    Message,
    Ping,
    TerminalSize,
    Unknown,
    read_message,
    size_in,
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('["stdin", "é1"]', Keys("é1".encode())),
        ('["stdin", "\\ud800"]', Keys(b"?")),
        ('["resize", {"width": 100, "height": 30}]', TerminalSize(100, 30)),
        ('["resize", {"width": 999999, "height": 999999}]', TerminalSize(500, 200)),
        ('["resize", {"width": 0, "height": -7}]', TerminalSize(20, 5)),
        ('["ping", "1732"]', Ping("1732")),
        ('["focus"]', Focus(True)),
        ('["blur"]', Focus(False)),
        ('["later", {"more": 1}]', Unknown()),
    ],
)
def test_a_page_is_understood_and_its_sizes_are_bounded(text: str, message: Message) -> None:
    assert read_message(text) == message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "{}",
        "[]",
        "[1]",
        '["stdin"]',
        '["stdin", 1]',
        '["stdin", null]',
        '["resize"]',
        '["resize", 5]',
        '["resize", {"width": 80}]',
        '["resize", {"width": "80", "height": "24"}]',
        '["resize", {"width": true, "height": true}]',
        '["resize", {"width": 1e999, "height": NaN}]',
        '["resize", {"width": ' + "9" * 5000 + ', "height": 24}]',
        '["ping", {"a": "b"}]',
        '["ping", "' + "x" * 1000 + '"]',
        '["focus", 1]',
        "[" * 100_000,
        '{"a":' * 100_000,
    ],
)
def test_what_no_page_says_is_no_message(text: str) -> None:
    assert read_message(text) is None


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        ("120", "40", TerminalSize(120, 40)),
        ("999999", "999999", TerminalSize(500, 200)),
        ("-1", "0", TerminalSize(20, 5)),
        ("", "", TerminalSize(80, 24)),
        ("9" * 5000, "24", TerminalSize(80, 24)),
        ("1e9", "nan", TerminalSize(80, 24)),
    ],
)
def test_the_size_in_the_address_is_bounded_too(
    width: str, height: str, size: TerminalSize
) -> None:
    assert size_in(width, height) == size
