import time

import pytest

from advisor.scan.facts.documents import MOST, handles, prose
from tests.scan.facts.told import facts, rows

ALL = ("form", "section", "text")


def test_markdown() -> None:
    text = """\
    ---
    title: x
    ---
    # Model card
    Trained on
    **public** data.

    <!-- hidden
    text -->
    - [ ] one
      goes on
    - two
    1. three

    Limits
    ------
    ```bash
    # no heading
    make train
    ```
    """
    assert rows(facts(prose, "README.md", text), "prose", *ALL) == [
        (4, "heading", "", "Model card"),
        (5, "text", "Model card", "Trained on **public** data."),
        (10, "list", "Model card", "[ ] one goes on"),
        (12, "list", "Model card", "two"),
        (13, "list", "Model card", "three"),
        (15, "heading", "Model card", "Limits"),
        (17, "code", "Limits", "# no heading\nmake train"),
    ]


def test_restructured_text() -> None:
    text = """\
    Title
    =====

    Run it::

        make train

    * item
    """
    assert rows(facts(prose, "a.rst", text), "prose", *ALL) == [
        (1, "heading", "", "Title"),
        (4, "text", "Title", "Run it::"),
        (6, "code", "Title", "    make train"),
        (8, "list", "Title", "item"),
    ]


def test_asciidoc() -> None:
    text = "= Title\n\nWords.\n\n* item\n\n----\ncode\n----\n"
    assert rows(facts(prose, "a.adoc", text), "prose", *ALL) == [
        (1, "heading", "", "Title"),
        (3, "text", "Title", "Words."),
        (5, "list", "Title", "item"),
        (7, "code", "Title", "code"),
    ]


def test_owners_are_a_list() -> None:
    text = "# who\n* @org/ml\n/models/ @a @b # both\n"
    assert rows(facts(prose, ".github/CODEOWNERS", text), "prose", "form", "text") == [
        (2, "list", "* @org/ml"),
        (3, "list", "/models/ @a @b"),
    ]


def test_a_document_gives_no_more_than_its_share() -> None:
    assert len(facts(prose, "a.md", "a\n\n" * (MOST + 10))) == MOST


@pytest.mark.parametrize("path", ["a.md", "a.rst", "a.adoc", "CODEOWNERS"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "```",
        "#" * 50_000,
        "- " * 50_000,
        "<!--" * 20_000,
        " \n" * 50_000,
        "a\n" * 50_000,
        "=" * 99_999,
        "\x00\n",
    ],
)
def test_hostile_documents_end_at_once(path: str, text: str) -> None:
    start = time.process_time()
    facts(prose, path, text)
    assert time.process_time() - start < 2


def test_which_files_are_read() -> None:
    assert all(map(handles, ("docs/a.md", "README", "README.txt", "docs/CODEOWNERS", "x.RST")))
    assert not any(map(handles, ("a.txt", "a.py", "README.py")))
