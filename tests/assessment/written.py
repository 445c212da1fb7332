"""Answers files as people write them by hand, and changes anyone may make to them."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from advisor.assessment.change import Change, Part, parts
from advisor.assessment.model import (
    NOT_APPLICABLE,
    UNKNOWN,
    Answer,
    Assessment,
    Evidence,
    KpiValue,
    Urgent,
    Waiver,
)
from advisor.assessment.session.answers_text import AnswersText
from advisor.assessment.template import answers_template
from advisor.plain_text import plain_json
from tests.assessment.files import read
from tests.build import DAY
from tests.strategies import shipped

PRACTICES = tuple(practice.id for practice in shipped().practices[:5])
KPIS = tuple(kpi.id for kpi in shipped().kpis[:2])
STEPS = tuple(step.id for step in shipped().steps[:2])
ROLES = tuple(role.id for role in shipped().roles[:2])

LIST = """\
  @:
    level: 1
    evidence:   # what we have
      # the run
      - kind: automated
        ref: run 1
        observed_on: 2026-11-02
      # the minutes
      -
        kind: document
        ref: 'minutes'   # May
    flag: no
"""
# How an answer may stand in a file, two columns in; `@` is the practice, `%0` its first criterion.
FORMS = (
    "  @:\n",
    "  @:   # to be asked\n",
    "  @: ~\n",
    "  @: 1\n",
    "  @: 2   # since May\n",
    '  "@": unknown\n',
    "  '@' : 0\n",
    "  @:\n      2\n",
    "  @:\n    # asked twice\n    2   # since May\n",
    "  @: {}\n",
    "  @: {level: 1}   # in one line\n",
    '  @: {"level": 1, "note": "a, b: c",}\n',
    "  @: {level: 1,   # first\n      note: 'it''s', flag: yes}\n",
    "  @: {level: not_applicable, reason: batch}\n",
    "  @:\n    level: 0\n",
    "  @:\n    # who said it\n    level: 1   # one\n\n    note: some words   # more\n    # end\n",
    "  @:\n    note: plain words\n      over two lines\n    level: 2\n",
    "  @:\n    note: |\n      first\n        second # no comment\n\n    level: 2\n",
    "  @:\n    level: 2\n    note: >-\n      folded\n      text\n\n\n",
    "  @:\n    level: 2\n    note: |+   # kept\n      text\n\n",
    "  @:\n    level: not_applicable\n    reason: |\n      batch\n",
    "  @:\n    evidence:\n    - kind: artifact\n      ref: x\n    - {kind: document, ref: y}\n",
    LIST,
    "  @:\n    level: 1\n    evidence: [{kind: artifact, ref: x}, {kind: artifact, ref: y}]\n",
    "  @:\n    evidence: []\n    note:\n    level:\n",
    "  @:\n    level: 0   # one\n    met: [%0]   # seen\n    unknown:\n      # asked\n      - %1\n",
    "  @: {met: [%0], unmet: [%1], by: Ann}\n",
    "  @:\n    met: []\n    unmet: []\n    unknown: []\n",
    "  @:\n    waived:\n      - criterion: %0   # why\n        reason: none\n    urgent: true\n",
    "  @:\n    level: 0\n    urgent: {what: it broke, date: 2026-03-17}   # still\n",
    "  @:\n    level: 0\n    urgent:\n      what: it broke   # again\n      cost: much\n",
)
TEAMS = (
    "team: {name: Any team}\n",
    "team:\n  name: Any team   # ours\n  # how\n  serving: online\n  data:\n",
    'team:\n    "name": "Any team"\n    regulated: true\n',
)
REST = (
    "",
    "# kpis below\nkpis:\n",
    f"kpis:\n  {KPIS[0]}: {{current: 45, target: }}   # days\n",
    f"kpis:\n  {KPIS[0]}:\n    current: 45.5   # now\n    target: 1e2\n  {KPIS[1]}: {{}}\n",
    f"capacity: {{{ROLES[0]}: 1.0}}\n",
    f"capacity:\n  # half a person\n  {ROLES[0]}: 0.5\n  {ROLES[1]}: 1\n\n",
    "target: {level: 2, by: 2027-06-30}   # by summer\n",
    "target:\n  by: 2027-06-30\n",
    "target: {}\n",
)
TEXTS = st.one_of(
    st.sampled_from(
        (
            "words",
            "yes",
            "12",
            "2026-11-23",
            "~",
            "- a",
            "a: b # c",
            "it's",
            '"quoted"',
            "{x}, [y]",
            "two\nlines",
            "three\n\n  indented\nlines",
            "trailing \nblank",
            "a\n# b\nc: d",
            "tab\tin\n\ttext",
            "\x1b[31mred",
            "\u2028\u202eodd\x85",
            "naïve 数据 😀",
            "| x",
            "---",
            "...\nb",
            "%x",
        )
    ),
    st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=12),
).filter(str.strip)


@st.composite
def block_files(draw: st.DrawFn) -> str:
    """Draw a file in lines and indentation, with comments in many places."""
    names = draw(st.lists(st.sampled_from(PRACTICES), unique=True))
    written = "".join(
        draw(st.sampled_from(("", "\n", "\n  # a heading\n"))) + draw(form(name)) for name in names
    )
    head = draw(st.sampled_from(("answers:\n", "answers:   # ours\n  # first\n")))
    sections = [
        draw(st.sampled_from(TEAMS)),
        "assessed_on: 2026-11-23\n",
        head + written if names else draw(st.sampled_from(("", "answers:\n", "answers: {}\n"))),
        *_rest(draw),
    ]
    text = "# Ours\n\nrubric: mlops-devops@2   # the one\n"
    text += "".join(draw(st.permutations(sections)))
    text += draw(st.sampled_from(("", "# the end\n", "\n\n")))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def form(name: str) -> st.SearchStrategy[str]:
    """Draw how an answer is written."""
    first, second, *_ = criteria(name)
    filled = [f.replace("@", name).replace("%0", first).replace("%1", second) for f in FORMS]
    return st.sampled_from(filled)


def _rest(draw: st.DrawFn) -> list[str]:
    chosen = draw(st.lists(st.sampled_from(REST), max_size=3))
    return list({text.lstrip("#").split(":")[0].split("\n")[-1]: text for text in chosen}.values())


@st.composite
def brace_files(draw: st.DrawFn) -> str:
    """Draw a JSON file, or YAML whose answers stand within braces."""
    model = draw(assessments())
    data = {"rubric": model.rubric, "team": {"name": model.team.name}, "assessed_on": "2026-11-23"}
    answers = {
        name: {"level": answer.level, "note": answer.note} if answer.note else answer.level
        for name, answer in model.answers.items()
        if answer.level != NOT_APPLICABLE
    }
    if draw(st.booleans()):
        yaml = "".join(f"{key}: {json.dumps(value)}\n" for key, value in data.items())
        braces = json.dumps(answers, indent=draw(st.sampled_from((None, 2))), ensure_ascii=False)
        return plain_json(f"{yaml}answers: {braces}\n")
    data["answers"] = answers
    indent = draw(st.sampled_from((None, 2, "\t")))
    return plain_json(json.dumps(data, indent=indent, ensure_ascii=draw(st.booleans())))


@st.composite
def template_files(draw: st.DrawFn) -> str:
    """Draw the template, full or quick."""
    return answers_template(shipped(), day=DAY, team="Any team", quick=draw(st.booleans()))


def evidence() -> st.SearchStrategy[Evidence]:
    """Draw what may back an answer."""
    kinds = st.sampled_from([kind.id for kind in shipped().evidence_kinds])
    days = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 6, 30)))
    ends = st.one_of(st.none(), st.dates(date(2026, 7, 1), date(2027, 6, 30)))
    refs = TEXTS.map(str.strip)
    return st.builds(Evidence, kind=kinds, ref=refs, observed_on=days, expires_on=ends)


def criteria(name: str) -> list[str]:
    """Return the criteria of a practice."""
    return [c.id for p in shipped().practices if p.id == name for c in p.criteria]


@st.composite
def listing(draw: st.DrawFn, name: str) -> Answer:
    """Draw an answer that names some criteria of a practice, in the form in which it is read."""
    place = st.sampled_from(("met", "unmet", "unknown", "waived"))
    some = st.dictionaries(st.sampled_from(criteria(name)), place, min_size=1, max_size=3)
    places = draw(some)
    named = {at: tuple(c for c, place in places.items() if place == at) for at in places.values()}
    texts = st.one_of(st.none(), TEXTS.map(str.strip))
    waived = tuple(
        Waiver(criterion=c, reason=draw(TEXTS.map(str.strip)), by=draw(texts))
        for c in named.get("waived", ())
    )
    hurt = st.one_of(st.none(), st.builds(Urgent), st.builds(Urgent, what=TEXTS.map(str.strip)))
    return Answer(
        level=draw(st.sampled_from((None, UNKNOWN, 0, 1, 2))),
        met=named.get("met", ()),
        unmet=named.get("unmet", ()),
        unknown=named.get("unknown", ()),
        waived=waived,
        by=draw(texts),
        urgent=draw(hurt),
        note=draw(texts),
    )


def answers() -> st.SearchStrategy[Answer]:
    """Draw an answer in any state, in the form in which a file is read."""
    notes = st.one_of(st.none(), TEXTS.map(str.strip))
    backing = st.lists(evidence(), max_size=3).map(tuple)
    level = st.sampled_from((None, UNKNOWN, 0, 1, 2))
    flag = st.booleans()
    left_out = st.builds(
        Answer,
        level=st.just(NOT_APPLICABLE),
        reason=TEXTS.map(str.strip),
        note=notes,
        evidence=backing,
        flag=flag,
    )
    given = st.builds(Answer, level=level, note=notes, evidence=backing, flag=flag)
    return st.one_of(st.builds(Answer, level=level), given, left_out)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Draw an assessment of a few practices."""
    found = read("rubric: mlops-devops@2\nteam: {name: Any}\nassessed_on: 2026-11-23\n")
    names = draw(st.sets(st.sampled_from(PRACTICES), max_size=4))
    drawn = {name: draw(st.one_of(answers(), listing(name))) for name in sorted(names)}
    return Assessment(
        rubric=found.rubric, team=found.team, assessed_on=found.assessed_on, answers=drawn
    )


@st.composite
def values(draw: st.DrawFn) -> tuple[Part, Any]:
    """Draw a part and what it is to become; None takes it away."""
    numbers = st.one_of(st.none(), st.sampled_from((0.0, 0.5, 45.0, 1e-7, 1e22, 123456.789)))
    section = draw(st.sampled_from(("answers", "answers", "answers", "team", "rest")))
    if section == "answers":
        name = draw(st.sampled_from(PRACTICES))
        return ("answers", name), draw(st.one_of(st.none(), answers(), listing(name)))
    if section == "team":
        serving = st.sampled_from((None, "online", "batch"))
        regulated = st.sampled_from((None, True, False))
        options: Sequence[tuple[Part, st.SearchStrategy[Any]]] = (
            (("team", "name"), TEXTS.map(str.strip)),
            (("team", "serving"), serving),
            (("team", "regulated"), regulated),
        )
    else:
        figures = st.one_of(st.none(), st.builds(KpiValue, current=numbers, target=numbers))
        options = (
            (("assessed_on",), st.dates(date(2026, 1, 1), date(2027, 1, 1))),
            *((("kpis", name), figures) for name in KPIS),
            *((("capacity", name), numbers) for name in ROLES),
            (("target", "level"), st.sampled_from((None, 1, 2))),
            (("target", "by"), st.sampled_from((None, date(2027, 1, 31)))),
        )
    part, strategy = draw(st.sampled_from(options))
    return part, draw(strategy)


def opened(text: str) -> AnswersText:
    """Return a text ready to be changed."""
    return AnswersText(text, read(text, shipped()), shipped())


def change_to(assessment: Assessment, part: Part, after: Any) -> Change:
    """Return the change that gives a part a value."""
    return Change(part=part, before=parts(assessment).get(part), after=after)
