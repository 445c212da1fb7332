"""Python of newer releases, and what cannot be saved."""

import ast

import pytest

from advisor.scan.facts.newer_python import in_older_words, parse

_NEWER = (
    'x = f"file://{ROOT / "a"}"\n',
    "y = f\"{'\\n'.join(a)}\"\n",
    'z = f"{f"{a["b"]}"} and {c!r:>{w}}"\n',
    "def f[T](x: T) -> T:\n    return x\nclass A[T: int](B):\n    pass\ntype X[T] = list[T]\n",
    "try:\n    pass\nexcept A, B:\n    pass\n",
    'q = f"{\n    a["x"]\n}"\n',
)


@pytest.mark.parametrize("text", _NEWER)
def test_what_newer_releases_write_is_read_on_the_same_lines(text: str) -> None:
    older = in_older_words(text)
    assert older.count("\n") == text.count("\n")
    assert ast.parse(older, feature_version=(3, 11)).body
    assert parse(text).body


def test_what_older_releases_read_stays_as_it_is() -> None:
    text = "x = f'{a!r} {{b}}' # f\"\ny = rf'\\d{n}'\nz = 'it\\'s'\n"
    assert ast.dump(ast.parse(in_older_words(text))) == ast.dump(ast.parse(text))


def test_what_is_no_python_is_refused() -> None:
    with pytest.raises(SyntaxError):
        parse("print 'no'\n")
