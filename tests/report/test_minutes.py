"""Minutes as Markdown, and as a chapter of the report."""

import re
from dataclasses import replace

from advisor.report.formats import render
from advisor.report.minutes import minutes_markdown
from advisor.report.own_files import bears_mark
from advisor.report.result_json import result_json
from advisor.result.minutes import WorkshopMinutes
from advisor.result.read import parse_result
from tests.report.build import uniform
from tests.result.workshops import minutes

HOSTILE = "</li><script>x</script> | **b** [a](http://x/issues/1) @all\n# head"


def hostile() -> WorkshopMinutes:
    found = minutes()
    first, *others = found.questions
    assert first.decision is not None
    said = replace(first, title=HOSTILE, decision=replace(first.decision, note=HOSTILE, by=HOSTILE))
    action = replace(found.actions[0], what=HOSTILE, owner=HOSTILE, about=HOSTILE)
    return replace(
        found,
        team=HOSTILE,
        attendees=tuple(replace(person, name=HOSTILE, role=HOSTILE) for person in found.attendees),
        questions=(said, *others),
        actions=(action,),
    )


def test_minutes_are_a_page_that_we_know_again() -> None:
    text = minutes_markdown(minutes())
    assert bears_mark(text.encode())
    assert text.count("\n## ") == 9
    assert "\n- [ ] Show a run" in text
    assert "\n| End-to-end automation | level 1" in text


def test_what_people_wrote_stays_text_in_markdown() -> None:
    text = minutes_markdown(hostile())
    assert not re.search(r"(?<!\\)<script", text)
    assert "**b**" not in text
    assert "@all" not in text
    assert "\n# head" not in text
    cells = {len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines() if line[:1] == "|"}
    assert cells == {5, 7}


def test_the_report_has_a_chapter_where_there_was_a_workshop() -> None:
    plain = uniform(1)
    assert "The workshop" not in render(plain, "md").decode()
    result = replace(plain, workshop=hostile())
    html, markdown = render(result, "html").decode(), render(result, "md").decode()
    assert '<section id="workshop"' in html
    assert "<script>x" not in html
    assert "\n## The workshop\n" in markdown
    assert "\n### Dissent\n" in markdown
    assert not re.search(r"(?<!\\)<script>x", markdown)


def test_a_result_keeps_its_workshop() -> None:
    result = replace(uniform(1), workshop=minutes())
    text = result_json(result)
    assert parse_result(text, file="r.json").workshop == result.workshop
    assert '"workshop"' not in result_json(uniform(1))
