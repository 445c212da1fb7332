import pytest

from advisor.report.markdown_text import literal


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- a\n- b", r"\- a - b"),
        ("+ a", r"\+ a"),
        ("2. a", r"2\. a"),
        ("12) a", r"12\) a"),
        ("-", r"\-"),
        ("3.", r"3\."),
        ("===", r"\==="),
        ("a_b *c* `d`", r"a\_b \*c\* \`d\`"),
        ("[x](y) ![z](w)", r"\[x\]\(y\) \!\[z\]\(w\)"),
        ("<b> &amp; | # ~ $", r"\<b\> \&amp; \| \# \~ \$"),
        ("back\\slash", r"back\\slash"),
        ("\x1b[2J", r"\\x1b\[2J"),
        (
            "Plain prose, e.g. 3.5 days or version 1.0.0",
            "Plain prose, e.g. 3.5 days or version 1.0.0",
        ),
    ],
)
def test_markdown_shows_text_as_it_is_written(text: str, shown: str) -> None:
    assert literal(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@anna and @org/team", "@<!-- -->anna and @<!-- -->org/team"),
        ("a@b.org", "a@<!-- -->b.org"),
        ("me @ work", "me @ work"),
        ("fixes #12, o/r#3", r"fixes \#<!-- -->12, o/r\#<!-- -->3"),
        ("gh-12, !7", r"gh-<!-- -->12, \!<!-- -->7"),
        (
            "https://github.com/o/r/issues/1",
            "https:<!-- -->//github.com/o/r/issues/1",
        ),
        (
            "www.git.example/o/r/-/merge_requests/1",
            r"www<!-- -->.git.example/o/r/-/merge\_requests/1",
        ),
        ("https://ci.example/run/1", "https://ci.example/run/1"),
        ("::error::x", r"\::error::x"),
    ],
)
def test_markdown_notifies_nobody_and_shows_the_same(text: str, shown: str) -> None:
    assert literal(text) == shown
