"""What an answer may not say: each fault has its place, its words and, if any, a remedy."""

import pytest

from tests.assessment.files import PRACTICE, answered, fault, place
from tests.strategies import backups

FIELD = f"answers.{PRACTICE}"
ANY = "some hint"
NOT_APPLICABLE = "Write {level: not_applicable, reason: …}, with the reason in place of the dots."
EVIDENCE = "Valid here: by, commit, digest, expires_on, found_by, kind, observed_on, ref, shows."


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("yes", "an unquoted `yes` as true", "Write how far it is done: a level from 0 to 2."),
        ("No", "an unquoted `No` as false", "Write 0."),
        ("1.0", "found 1.0", "Write 1."),
        ("1.5", "found 1.5", ANY),
        ("'1'", "found the text `1`", "Remove the quotes."),
        ("01", "found `01`, which its leading 0 makes text", "Write 1."),
        ("one", "found `one`", "Write 1."),
        ("Level 2", "found `Level 2`", "Write 2."),
        ("Level 7", "found `Level 7`", "Write 0, 1, 2, unknown or not_applicable."),
        ("Unknown", "found `Unknown`", "Write unknown."),
        ("'?'", "found `?`", "Write unknown."),
        ("TBD", "found `TBD`", "Write unknown."),
        ("don't know", "found `don't know`", "Write unknown."),
        ("N/A", "found `N/A`", NOT_APPLICABLE),
        ("n/a", "found `n/a`", NOT_APPLICABLE),
        ("NA", "found `NA`", NOT_APPLICABLE),
        ("n.a.", "found `n.a.`", NOT_APPLICABLE),
        ("not applicable", "found `not applicable`", NOT_APPLICABLE),
        ("Not_Applicable", "found `Not_Applicable`", NOT_APPLICABLE),
        (
            "None",
            "found `None`",
            "Leave it empty if nobody was asked; write 0 if nothing of it is there.",
        ),
        (
            "'-'",
            "found `-`",
            "Leave it empty if nobody was asked; write 0 if nothing of it is there.",
        ),
        ("[1]", "found a list", ANY),
        ("3", "there is no level 3", "The levels of mlops-devops@2 are 0 to 2."),
        ("-1", "there is no level -1", "The levels of mlops-devops@2 are 0 to 2."),
        ("99999999999999999999", "found 99999999999999999999", ANY),
    ],
)
@pytest.mark.parametrize("form", ["{}", "{{level: {}}}"])
def test_a_level_is_one_of_the_rubrics_whole_numbers(
    written: str, message: str, hint: str, form: str
) -> None:
    problem = fault(answered(form.format(written)))
    assert message in problem.message
    assert bool(problem.hint) if hint == ANY else problem.hint == hint
    assert place(problem) in {(5, 3, FIELD), (5, 29, f"{FIELD}.level")}


@pytest.mark.parametrize(
    ("written", "message", "hint", "where"),
    [
        ("not_applicable", "needs a reason", "Add `reason:` below `level:`.", FIELD),
        ("{level: not_applicable}", "needs a reason", "Add `reason:` below `level:`.", FIELD),
        ("{level: 1, reason: x}", "goes with not_applicable", "Use `note:`.", f"{FIELD}.reason"),
        ("{level: 1, note: No}", "`No` as false", 'Put it in quotes: "No".', f"{FIELD}.note"),
        ("{level: 1, note: 7}", "the number 7", 'Put it in quotes: "7".', f"{FIELD}.note"),
        ("{level: 1, note: ' '}", "only blanks", ANY, f"{FIELD}.note"),
        ("{levle: 1}", "`levle` is not a field here", "Did you mean `level`?", f"{FIELD}.levle"),
        ("{level: 1, evidence: x}", "expected a list", ANY, f"{FIELD}.evidence"),
        ("{level: 1, evidence: {}}", "found a mapping", ANY, f"{FIELD}.evidence"),
    ],
)
def test_an_answer_says_what_goes_together(
    written: str, message: str, hint: str, where: str
) -> None:
    problem = fault(answered(written))
    assert message in problem.message
    assert bool(problem.hint) if hint == ANY else problem.hint == hint
    assert place(problem)[2] == where


@pytest.mark.parametrize(
    ("written", "message", "hint", "field"),
    [
        ("kind: artefact, ref: x", "not a kind", "Did you mean `artifact`?", "kind"),
        ("ref: x", "`kind` is missing", ANY, ""),
        ("kind: artifact", "`ref` is missing", ANY, ""),
        ("kind: artifact, ref: 12", "the number 12", 'Put it in quotes: "12".', "ref"),
        ("kind: artifact, ref: x, url: y", "`url` is not a field", EVIDENCE, "url"),
        (
            "kind: artifact, ref: x, observed_on: 2026-02-30",
            "2026-02-30 is not a date that exists",
            ANY,
            "observed_on",
        ),
        ("kind: artifact, ref: x, expires_on: soon", "expected a date", ANY, "expires_on"),
        (
            "kind: artifact, ref: x, observed_on: 2026-11-20, expires_on: 2026-11-19",
            "it expires on 2026-11-19, before it was observed on 2026-11-20",
            ANY,
            "expires_on",
        ),
    ],
)
def test_evidence_has_a_known_kind_a_reference_and_dates_in_order(
    written: str, message: str, hint: str, field: str
) -> None:
    problem = fault(answered(f"{{level: 1, evidence: [{{{written}}}]}}"))
    assert message in problem.message
    assert bool(problem.hint) if hint == ANY else problem.hint == hint
    assert place(problem)[2] == f"{FIELD}.evidence[0]{'.' if field else ''}{field}"


def test_levels_are_those_of_the_rubric_at_hand() -> None:
    text = "rubric: backups@2\nteam: {name: T}\nassessed_on: 2026-11-23\n"
    problem = fault(f"{text}answers: {{copies.backup: 5}}\n", backups())
    assert problem.hint == "The levels of backups@2 are 0 to 4."
