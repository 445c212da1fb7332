"""A field of an answers file costs an attribute of the model and an entry in the table."""

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from advisor.assessment.agreement import Respondent, agreed
from advisor.assessment.change import Change, changed, changes
from advisor.assessment.consensus import merge as merged
from advisor.assessment.json_schema import answers_schema
from advisor.assessment.model import Answer, Assessment
from advisor.assessment.parts import ANSWER, ANSWERS_FILE
from advisor.assessment.session.answers_text import AnswersText
from advisor.assessment.session.merge import merge
from advisor.assessment.shape.containers import FileField, Items, Record
from advisor.assessment.shape.values import Day, TextValue
from advisor.assessment.template import answers_template
from advisor.assessment.write import answers_yaml
from advisor.errors import ContentError
from advisor.frozen import dataclass
from tests.assessment.files import read
from tests.build import DAY
from tests.strategies import backups

BACKUP = "copies.backup"


@dataclass(frozen=True, kw_only=True)
class Outage:
    what: str
    seen_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class WiderAnswer(Answer):
    outages: tuple[Outage, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sites:
    main: str | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WiderAssessment(Assessment):
    sites: Sites = field(default_factory=Sites)


@pytest.fixture(autouse=True)
def _wider(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    outage = Record(
        Outage, FileField("what", TextValue(), required="full disk"), FileField("seen_on", Day())
    )
    sites = Record(Sites, FileField("main", TextValue()), FileField("others", Items(TextValue())))
    shown = FileField("sites", sites, help="Where it runs.", example="{main: Bonn}")
    monkeypatch.setattr(ANSWER, "model", WiderAnswer)
    monkeypatch.setattr(ANSWER, "fields", (*ANSWER.fields, FileField("outages", Items(outage))))
    monkeypatch.setattr(ANSWERS_FILE, "model", WiderAssessment)
    monkeypatch.setattr(ANSWERS_FILE, "fields", (*ANSWERS_FILE.fields, shown))
    yield  # noqa: PT022 the patch ends with the test


TEXT = """\
rubric: backups@2   # ours
team: {name: Any team}
assessed_on: 2026-11-23
sites:
  main: Bonn   # since May
answers:
  copies.backup:
    level: 1
    outages:
      - what: full disk
        seen_on: 2026-11-02
"""


def test_it_is_read_and_written_back_the_same() -> None:
    found: Any = read(TEXT, backups())
    assert found.sites == Sites(main="Bonn")
    assert found.answers[BACKUP].outages == (Outage(what="full disk", seen_on=date(2026, 11, 2)),)
    assert read(answers_yaml(backups(), found), backups()) == found


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("seen_on: 2026-11-02", "seen_on: May", "expected a date"),
        ("what: full disk", "when: now", "`what` is missing"),
        ("main: Bonn", "man: Bonn", "`man` is not a field here"),
    ],
)
def test_what_is_wrong_in_it_is_refused(right: str, wrong: str, message: str) -> None:
    with pytest.raises(ContentError) as raised:
        read(TEXT.replace(right, wrong), backups())
    assert any(message in problem.message for problem in raised.value.problems)


def test_editors_know_it() -> None:
    schema = Draft202012Validator(answers_schema(backups()))
    data: dict[str, Any] = {
        "rubric": "backups@2",
        "team": {"name": "A"},
        "assessed_on": "2026-11-23",
    }
    outage = {"what": "full disk", "seen_on": None}
    assert schema.is_valid(data | {"sites": {"main": "Bonn"}})
    assert not schema.is_valid(data | {"sites": {"man": "Bonn"}})
    assert schema.is_valid(data | {"answers": {BACKUP: {"outages": [outage]}}})
    assert not schema.is_valid(data | {"answers": {BACKUP: {"outages": [{}]}}})


def test_the_template_shows_it() -> None:
    text = answers_template(backups(), day=DAY, team="Any")
    assert "# Where it runs.\n# sites: {main: Bonn}\n" in text


def test_a_change_of_it_leaves_all_else_as_it_was_written() -> None:
    text = AnswersText(TEXT, read(TEXT, backups()), backups())
    moved = Change(part=("sites", "main"), before="Bonn", after="Ulm")
    assert str(text.changed(moved)) == TEXT.replace("Bonn", "Ulm")
    before = text.assessment.answers[BACKUP]
    after = replace(before, note="mended")
    noted = text.changed(Change(part=("answers", BACKUP), before=before, after=after))
    assert str(noted) == f"{TEXT}    note: mended\n"
    assert changes(read(str(noted), backups()), noted.assessment) == ()


def test_what_two_changed_in_it_is_put_together_or_asked_about() -> None:
    base = read(TEXT, backups())
    ulm, kiel = (
        changed(base, [Change(part=("sites", "main"), before="Bonn", after=place)])
        for place in ("Ulm", "Kiel")
    )
    other = changed(base, [Change(part=("sites", "others"), before=None, after=("Jena",))])
    wanted, conflicts = merge(base, ulm, other, backups())
    both: Any = changed(other, wanted)
    assert (both.sites, conflicts) == (Sites(main="Ulm", others=("Jena",)), ())
    assert [conflict.id for conflict in merge(base, ulm, kiel, backups())[1]] == ["sites.main"]


def test_several_respondents_must_agree_on_it() -> None:
    ann = read(TEXT, backups())
    ben = read(TEXT.replace("Bonn", "Ulm"), backups())
    silent = read(TEXT.replace("main:", "others:").replace("Bonn", "[Jena]"), backups())
    found: Any = agreed(
        [Respondent(name="ann", assessment=ann), Respondent(name="cem", assessment=silent)]
    )
    assert found.sites == Sites(main="Bonn", others=("Jena",))
    with pytest.raises(ContentError, match=r"`sites\.main` is `Bonn` for ann and `Ulm` for ben"):
        agreed([person("ann", ann), person("ben", ben)])


def test_it_is_not_lost_where_answers_are_merged() -> None:
    ann = read(TEXT, backups())
    ben = read(TEXT.replace("full disk", "lost key"), backups())
    found: Any = merged([person("ann", ann), person("ben", ben)], backups()).assessment.answers[
        BACKUP
    ]
    assert [outage.what for outage in found.outages] == ["full disk", "lost key"]


def person(name: str, assessment: Assessment) -> Respondent:
    return Respondent(name=name, assessment=assessment)
