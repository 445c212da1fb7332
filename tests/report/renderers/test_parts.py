from xml.etree.ElementTree import Element, tostring

from advisor.report.renderers.layout import parse
from advisor.report.renderers.parts import split

LONG = "word " * 3000


def page(*chapters: str, apart: str = 'data-apart="yes"') -> Element:
    return parse(
        f'<html lang="en"><head><title>T</title></head><body><div class="page">'
        f"<main {apart} data-team='Any'>{''.join(chapters)}</main><p>foot</p></div></body></html>"
    )


def chapter(name: str, text: str = LONG, kind: str = "chapter") -> str:
    return f'<section id="{name}" class="{kind}"><p>{text}</p></section>'


def names(root: Element) -> list[str | None]:
    return [section.get("id") for section in root.iter("section")]


def test_the_chapters_are_shared_by_the_length_of_their_text() -> None:
    parts = split(page(chapter("a", LONG * 3), chapter("b"), chapter("c"), chapter("d")))
    assert parts
    assert [names(part) for part in parts] == [["a"], ["b", "c", "d"]]


def test_the_second_part_begins_with_a_new_sheet() -> None:
    parts = split(page(chapter("a"), chapter("b"), chapter("c", kind=""), chapter("d")))
    assert parts
    assert [names(part) for part in parts] == [["a"], ["b", "c", "d"]]


def test_both_parts_keep_what_is_around_the_chapters() -> None:
    whole = page(chapter("a"), chapter("b"))
    parts = split(whole)
    assert parts
    for part in parts:
        for chapter_of_part in part.findall(".//section"):
            next(part.iter("main")).remove(chapter_of_part)
    for section in whole.findall(".//section"):
        next(whole.iter("main")).remove(section)
    assert tostring(parts[0]) == tostring(parts[1]) == tostring(whole)


def test_a_short_page_is_left_whole() -> None:
    assert split(page(chapter("a", "few words"), chapter("b", "as well"))) is None


def test_a_page_of_one_chapter_is_left_whole() -> None:
    assert split(page(chapter("a", LONG * 4))) is None


def test_a_page_that_does_not_say_so_is_left_whole() -> None:
    assert split(page(chapter("a"), chapter("b"), apart="")) is None
    assert split(parse("<html><body><p>no main</p></body></html>")) is None
