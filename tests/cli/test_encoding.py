import pytest

from advisor.cli.encoding import NEAREST, register_nearest

register_nearest()


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("0.5 ████▌", "latin-1", "0.5 ####="),
        ("1 → 2 … “so”", "latin-1", '1 -> 2 ... "so"'),
        ("1 → 2 … “so”", "cp1252", "1 -> 2 … “so”"),
        ("Łódź", "ascii", "?odz"),
        ("┌──┐│", "ascii", "+--+|"),
        ("漢字", "cp1252", "??"),
        ("caf\udce9", "utf-8", "caf\\udce9"),
        ("half \ud83d", "latin-1", "half \\ud83d"),
    ],
)
def test_the_nearest_that_an_encoding_has_is_written(
    text: str, encoding: str, written: str
) -> None:
    assert text.encode(encoding, NEAREST).decode(encoding) == written


def test_what_cannot_be_read_is_no_business_of_it() -> None:
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", NEAREST)
