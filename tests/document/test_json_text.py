import pytest

from advisor.document.json_text import parse_json
from advisor.errors import ContentError


def refused(text: str) -> tuple[str, int | None, int | None]:
    with pytest.raises(ContentError) as caught:
        parse_json(text, file="f.json", what="this", hint="Mend it.")
    (problem,) = caught.value.problems
    assert problem.location
    assert problem.hint == "Mend it."
    return problem.message, problem.location.line, problem.location.column


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 5000, "1" * 19]
)
@pytest.mark.parametrize("before", ["", '"NaN 1e999 \\" Infinity", '])
def test_a_number_that_cannot_be_used_is_refused_at_its_place(number: str, before: str) -> None:
    message, line, column = refused(f'{{"a": 1,\n"b": [{before}{number}]}}')
    assert f"this holds `{number[:20]}" in message
    assert (line, column) == (2, 7 + len(before))
    assert len(message) < 200


@pytest.mark.parametrize("number", ["284e9880641", "NaN", "-Infinity", "1" * 19])
@pytest.mark.parametrize("after", ["f4f7e", "NaN", ".", "-1", '"'])
def test_so_is_one_that_something_follows_at_once(number: str, after: str) -> None:
    message, line, column = refused(f'{{"a": {"1" * 19}.5,\n"b":{number}{after}}}')
    assert f"this holds `{number[:20]}" in message
    assert (line, column) == (2, 5)


def test_what_is_no_json_is_refused_at_its_place() -> None:
    assert refused("{\n  x}") == (
        "this is not JSON: Expecting property name enclosed in double quotes",
        2,
        3,
    )


def test_what_nests_too_deeply_is_refused() -> None:
    assert "nests too deeply" in refused("[" * 200_000)[0]


def test_sound_json_is_what_it_says() -> None:
    data = parse_json('{"a": [1, -0.5, 1e3, null, true]}', file="f", what="this", hint="")
    assert data == {"a": [1, -0.5, 1000.0, None, True]}
