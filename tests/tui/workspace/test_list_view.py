"""Which rows are shown, and what is said of that."""

from advisor.tui.workspace.list_view import Facet, ListView, say_view

ORDERS = {"time": "time", "size": "size"}
FACETS = [
    Facet(id="kind", title="kind", values={"a": "Kind A", "b": "Kind B"}),
    Facet(id="who", title="who", values={"x": "Ada", "y": "Ben"}),
]
ROWS = [
    frozenset({("kind", "a"), ("who", "x"), ("who", "y")}),
    frozenset({("kind", "a"), ("who", "y")}),
    frozenset({("kind", "b"), ("who", "x")}),
]


def shown(view: ListView) -> list[bool]:
    return [view.shows(row) for row in ROWS]


def test_choices_of_several_facets_are_asked_of_a_row_together() -> None:
    view = ListView()
    assert shown(view) == [True, True, True]
    view = view.turned("kind", "a")
    assert shown(view) == [True, True, False]
    view = view.turned("who", "x")
    assert shown(view) == [True, False, False]


def test_another_value_of_a_facet_takes_the_place_of_the_first_and_the_same_lets_go() -> None:
    view = ListView().turned("kind", "a").turned("kind", "b")
    assert shown(view) == [False, False, True]
    assert shown(view.turned("kind", "b")) == [True, True, True]
    assert shown(view.all_shown()) == [True, True, True]


def test_orders_come_round_and_keep_what_is_shown() -> None:
    view = ListView().turned("kind", "a").sorted_next(tuple(ORDERS))
    assert view.order == "size"
    assert shown(view) == [True, True, False]
    assert view.sorted_next(tuple(ORDERS)).order == "time"
    assert view.all_shown().order == "size"


def test_the_usual_view_needs_no_word_and_another_says_how_many_rows_it_shows() -> None:
    view = ListView()
    assert not say_view(view, FACETS, ORDERS, ROWS)
    assert not say_view(ListView(order="time"), FACETS, ORDERS, ROWS)
    view = view.turned("kind", "a").turned("who", "x").sorted_next(tuple(ORDERS))
    assert say_view(view, FACETS, ORDERS, ROWS) == "1 of 3 shown: Kind A, Ada · sorted by size"
