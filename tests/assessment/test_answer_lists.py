"""Criteria named one by one, waivers, what hurt, people, scope and rates in an answers file."""

from datetime import date

import pytest

from advisor.assessment.model import Answer, Person, Rates, Scope, Urgent, Waiver
from tests.assessment.files import HEAD, PRACTICE, answered, fault, faults, place, read

A, B = "checked-before-training", "schema-in-git"


def answer(written: str) -> Answer:
    return read(answered(written)).answers[PRACTICE]


def test_lists_name_criteria_beside_a_level() -> None:
    found = answer(f"{{level: 0, met: [{A}], unknown: [{B}], by: A. Meyer}}")
    assert found == Answer(level=0, met=(A,), unknown=(B,), by="A. Meyer")


def test_a_criterion_listed_twice_alike_counts_once_and_empty_lists_are_nothing() -> None:
    assert answer(f"{{met: [{A}, {A}], unmet: [], unknown: , waived: []}}") == Answer(met=(A,))


def test_a_waiver_says_why_by_whom_and_until_when() -> None:
    written = f"{{criterion: {A}, reason: r, by: a, approved_by: b, until: 2027-06-30}}"
    waiver = Waiver(criterion=A, reason="r", by="a", approved_by="b", until=date(2027, 6, 30))
    assert answer(f"{{waived: [{written}]}}") == Answer(waived=(waiver,))


@pytest.mark.parametrize(
    ("written", "urgent"),
    [
        ("true", Urgent()),
        ("false", None),
        ("{}", None),
        ("{what: , cost: }", None),
        ("{what: wrong model live}", Urgent(what="wrong model live")),
        (
            "{what: w, cost: 310000 EUR, date: 2026-03-17}",
            Urgent(what="w", cost="310000 EUR", date=date(2026, 3, 17)),
        ),
        ("{date: 2025-11}", Urgent(date=date(2025, 11, 1))),
    ],
)
def test_what_hurt_is_true_or_told(written: str, urgent: Urgent | None) -> None:
    assert answer(f"{{level: 0, urgent: {written}}}").urgent == urgent


def test_evidence_names_the_criteria_it_shows() -> None:
    (item,) = answer(
        f"{{level: 1, evidence: [{{kind: artifact, ref: x, shows: [{A}], by: Ann}}]}}"
    ).evidence
    assert (item.shows, item.by) == ((A,), "Ann")


@pytest.mark.parametrize(
    ("written", "field", "message"),
    [
        (f"{{met: [{A}], unmet: [{A}]}}", "unmet[0]", "stands in `met` already"),
        (f"{{waived: [{A}]}}", "waived[0]", "expected a mapping"),
        ("{met: [schema-in-gti]}", "met[0]", "is not a criterion of"),
        (f"{{met: [{PRACTICE}/{A}]}}", "met[0]", "names its practice once more"),
        (f"{{met: {A}}}", "met", "expected a list"),
        (
            f"{{level: not_applicable, reason: r, met: [{A}]}}",
            "met",
            "a practice that is not applicable has no `met`",
        ),
        ("{level: 1, until: 2027-01-01}", "until", "goes with not_applicable"),
        ("{level: 1, approved_by: Ben}", "approved_by", "goes with not_applicable"),
        ("{level: 0, urgent: yesterday}", "urgent", "expected true or a mapping"),
        ("{level: 0, urgent: {date: 2025-13}}", "urgent.date", "not a date that exists"),
        (
            "{level: 1, evidence: [{kind: artifact, ref: x, shows: [nothing]}]}",
            "evidence[0].shows[0]",
            "is not a criterion of",
        ),
    ],
)
def test_what_is_wrong_with_lists_is_told_at_its_place(
    written: str, field: str, message: str
) -> None:
    problem = fault(answered(written))
    assert message in problem.message
    line, _, where = place(problem)
    assert (line, where) == (5, f"answers.{PRACTICE}.{field}")
    assert problem.hint


def test_a_waiver_without_its_form_shows_the_form() -> None:
    hint = fault(answered(f"{{waived: [{A}]}}")).hint or ""
    assert all(word in hint for word in ("criterion:", "reason:", "by:", "approved_by:", "until:"))
    assert "`schema-in-git`" in (fault(answered("{met: [schema-in-gti]}")).hint or "")


def test_all_faults_of_a_file_are_told_at_once() -> None:
    found = faults(
        f"{answered('{met: [x], waived: [y], urgent: 5}')}people: [{{name: Ann}}, Ben]\n"
        "rates: {pilot: 3}\nscope: {model: [x]}\n"
    )
    assert [place(problem)[2] for problem in found] == [
        f"answers.{PRACTICE}.met[0]",
        f"answers.{PRACTICE}.waived[0]",
        f"answers.{PRACTICE}.urgent",
        "people[0]",
        "people[1]",
        "rates.pilot",
        "scope.model",
    ]


def test_scope_rates_and_criticality_are_read() -> None:
    found = read(
        f"{HEAD}scope: {{models: [a, b], critical: [a], note: n}}\n"
        "rates: {currency: EUR, ml-engineer: 800}\ncriticality: high\n"
    )
    assert found.scope == Scope(models=("a", "b"), critical=("a",), note="n")
    assert found.rates == Rates(currency="EUR", roles={"ml-engineer": 800})
    assert found.criticality == "high"


PEOPLE = """\
people:
  - {name: Lena, share: 30, roles: [ml-engineer, data-scientist]}
  - {name: Tom, roles: [ml-engineer]}
"""


def test_a_persons_share_counts_in_equal_parts_for_their_roles() -> None:
    found = read(HEAD + PEOPLE)
    assert found.people[0] == Person(name="Lena", share=30, roles=("ml-engineer", "data-scientist"))
    assert found.full_time_equivalents == {"ml-engineer": 1.15, "data-scientist": 0.15}
    assert read(f"{HEAD}capacity: {{ml-engineer: 2}}\n").full_time_equivalents == {"ml-engineer": 2}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("capacity: {ml-engineer: 1}\n", "`people` and `capacity` say the same in two ways"),
        (
            "  - {name: Tom, share: 50, roles: [ml-engineer]}\n",
            "`Tom` stands among the people twice",
        ),
        ("  - {name: Eva, roles: [pilot]}\n", "`pilot` is not a role of this rubric"),
    ],
)
def test_people_are_given_in_one_way_and_once(more: str, message: str) -> None:
    assert fault(HEAD + PEOPLE + more).message == message


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("models: 3", {"models": 3}),
        ("data: tables", {"data": ("tables",)}),
        ("data: [text, tables, text]", {"data": ("tables", "text")}),
        ("data: []", {}),
        ("serving: both", {"serving": "both"}),
        ("release-every-days: 0.5", {"release-every-days": 0.5}),
    ],
)
def test_the_profile_has_numbers_and_fields_of_several_values(
    written: str, value: dict[str, object]
) -> None:
    assert read(HEAD.replace("prediction}", f"prediction, {written}}}")).team.profile == value


@pytest.mark.parametrize(
    ("written", "field"),
    [("models: many", "models"), ("data: [tabels]", "data[0]"), ("serving: [both]", "serving")],
)
def test_what_a_profile_field_does_not_take_is_refused(written: str, field: str) -> None:
    problem = fault(HEAD.replace("prediction}", f"prediction, {written}}}"))
    assert place(problem)[2] == f"team.{field}"


def test_answers_of_an_earlier_edition_name_the_way_to_carry_them_over() -> None:
    problem = fault(HEAD.replace("@2", "@1") + "answers: {nonsense: 9}\n")
    assert "an earlier edition of `mlops-devops@2`" in problem.message
    assert problem.hint == "Carry them over: advisor answers upgrade team.yaml"
