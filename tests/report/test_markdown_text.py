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
