"""What the scripts of a workshop's pages say goes through the catalogue, as labels of templates."""

import re
from pathlib import Path

import pytest

from advisor.translation import looked_up
from advisor.workshop.pages import labels, page
from tests.build import ROOT

SCRIPTS = sorted((ROOT / "templates" / "workshop").glob("*.js"))
TEXT = re.compile(r'"([^"\n]*)"|`([^`]*)`')
WORDS = re.compile(r"[A-Za-z]{2,}")
# What is no text: the mode of the language, names of headers, and where in a page something is.
OTHERS = {"use strict", "POST", "Content-Type"}


def raw(script: str) -> list[str]:
    """Return the English that a script looks up nowhere: a capital first, or several words."""
    code = "\n".join(re.sub(r"(^|\s)//.*", "", line) for line in script.split("\n"))
    return [text for text in _others(code) if _is_english(text)]


def _others(code: str) -> list[str]:
    """Return all texts but those that are looked up, or say where in a page something is."""
    code = re.sub(r'\b_\("[^"]*"', "_(", code)
    code = re.sub(r"\b(?:querySelector(?:All)?|closest|matches)\([^)]*\)", "", code)
    return [one or other for one, other in TEXT.findall(code)]


def _is_english(text: str) -> bool:
    told = re.sub(r"\$\{[^}]*\}", "", text)
    if told in OTHERS or not WORDS.search(told):
        return False
    return told[0].isupper() or re.search(r"[a-z] [a-z]", told) is not None


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_what_a_script_says_is_looked_up(path: Path) -> None:
    assert raw(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "script",
    ['say("Sent")', 'say("not yet")', "say(`${n} more facts`)", 'at("x").title = "Go on";'],
)
def test_english_is_found_where_there_is_some(script: str) -> None:
    assert raw(script)


@pytest.mark.parametrize(
    "script", ['say(_("Sent"))', 'box.querySelector("#now input")', "// It is so.", '"use strict";']
)
def test_what_is_no_text_is_let_pass(script: str) -> None:
    assert raw(script) == []


def test_every_name_in_braces_is_given_a_value() -> None:
    for path in SCRIPTS:
        script = path.read_text(encoding="utf-8")
        for text in labels(script):
            for name in re.findall(r"\{(\w+)\}", text):
                after = script.split(f'_("{text}"', 1)[1][:200]
                assert re.search(rf"\b{name}\b", after), (path.name, text)


def test_pages_and_scripts_are_in_the_language_of_the_catalogue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from advisor.workshop import pages  # noqa: PLC0415 what it keeps is of another language

    monkeypatch.setattr(pages, "looked_up", lambda text: f"»{looked_up(text)}«")
    for kept in (pages._page, pages._words):  # noqa: SLF001 what they keep is
        kept.cache_clear()
    try:
        shown = str(page("phone.html").text)
        said = pages._words().decode()  # noqa: SLF001 the page asks for it
    finally:
        pages._page.cache_clear()  # noqa: SLF001 likewise
        pages._words.cache_clear()  # noqa: SLF001 likewise
    assert "»Join the workshop«" in shown
    assert '"Send it again, changed":"»Send it again, changed«"' in said
