from gettext import GNUTranslations

import pytest

from advisor import translation
from advisor.translation import counted, looked_up, sentence


def test_a_sentence_carries_its_values_and_reads_nothing_into_them() -> None:
    assert sentence("{team} holds {text}.", team="Team {x}", text="it") == "Team {x} holds it."
    assert sentence("As it is.") == "As it is."


@pytest.mark.parametrize(("n", "words"), [(0, "0 steps"), (1, "1 step"), (2, "2 steps")])
def test_a_number_chooses_its_form(n: int, words: str) -> None:
    assert counted("{n} step", "{n} steps", n) == words


def test_one_form_may_leave_the_number_out_and_take_other_values() -> None:
    assert counted("the only step in {part}", "{n} steps in {part}", 1, part="Testing") == (
        "the only step in Testing"
    )


def test_a_value_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError, match="team"):
        sentence("{team} holds it.")


def test_a_catalogue_says_it_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    german = GNUTranslations()
    german._catalog = {  # type: ignore[attr-defined]  # noqa: SLF001 in place of a file
        "{team} holds it.": "{team} hat es.",
        ("{n} step", 0): "{n} Schritt",
        ("{n} step", 1): "{n} Schritte",
    }
    german.plural = lambda n: int(n != 1)  # type: ignore[attr-defined]
    monkeypatch.setattr(translation, "_CATALOGUE", german)
    assert sentence("{team} holds it.", team="Churn") == "Churn hat es."
    assert looked_up("{team} holds it.") == "{team} hat es."  # a page puts the values in
    assert [counted("{n} step", "{n} steps", n) for n in (1, 2)] == ["1 Schritt", "2 Schritte"]
