"""What the evidence register lists, and what it leaves out."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor.assessment.agreement import Respondent
from advisor.assessment.consensus import merge
from advisor.assessment.model import Answer, Evidence, Waiver
from advisor.report.brand.model import Appearance
from advisor.report.chapters.evidence import CHAPTER, EvidenceData
from advisor.report.formats import render
from advisor.report.renderers.html import page
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.result.read import parse_result
from tests.build import DAY, assessment
from tests.report.build import HOSTILE, shipped, uniform
from tests.result.results import SCHEMA_1

TITLE = "Delivery of accepted models to serving"
SHOWN = Evidence(kind="artifact", ref="ci/deploy.yml")
HEADS = ("has expired", "expires within", "no valid evidence shows", "To be discussed", "Waivers")


def told(result: Result) -> EvidenceData:
    data: EvidenceData = CHAPTER.data(result)
    return data


def delivery(answer: Answer) -> Result:
    """Return a team that shows all it claims, with its own answer on how models are delivered."""
    return uniform(2, **{"deployment__model-delivery": answer})


def shown_by(*evidence: Evidence) -> EvidenceData:
    """Return the register where all is met, and this shows that models are delivered."""
    return told(delivery(Answer(level=2, evidence=evidence)))


def ending(days: int) -> Evidence:
    """Return evidence that ends so many days after the day of judgement."""
    return replace(SHOWN, ref=f"ends {days}", expires_on=DAY + timedelta(days=days))


def full() -> Result:
    """Return the result of a team of which every part of the register has something to tell."""
    waived = (Waiver(criterion="delivery-logged", reason="no log"),)
    pieces = (ending(-1), ending(30), replace(SHOWN, ref="later", observed_on=date(2027, 1, 2)))
    weak = replace(SHOWN, kind="statement")
    return uniform(
        2,
        **{
            "deployment__model-delivery": Answer(level=1, waived=waived, evidence=pieces),
            "version-control__lineage": Answer(level=2, evidence=(weak,)),
            "testing__data-validation": Answer(level=2, evidence=(SHOWN,), flag=True),
        },
    )


def test_expired_evidence_is_listed_with_its_dates_and_by_whom() -> None:
    data = shown_by(replace(ending(-1), observed_on=date(2026, 5, 6), by="A. Meyer"))
    (group,) = data.groups
    assert group.title == "1 piece of evidence has expired"
    (row,) = group.rows
    assert (row.practice, row.title) == ("deployment.model-delivery", TITLE)
    assert (row.kind, row.ref, row.by) == ("Artifact", "ends -1", "A. Meyer")
    assert (row.seen, row.expires) == ("6 May 2026", "22 Nov 2026")
    assert row.shows == "Each of the 6 criteria met"


SCANNED = replace(
    ending(-1), found_by="deploy-by-script", commit="0123456789abcdef01234567", digest="ab" * 32
)
ORIGIN = "found by a scan, deploy-by-script at 0123456789ab"


def test_evidence_of_a_scan_tells_its_detector_and_commit_and_other_evidence_does_not() -> None:
    ((scanned,), (other,)) = (shown_by(item).groups[0].rows for item in (SCANNED, ending(-1)))
    assert scanned.kind == f"Artifact, {ORIGIN}"
    assert replace(scanned, kind="Artifact") == other
    (bare,) = shown_by(replace(SCANNED, commit=None)).groups[0].rows
    assert bare.kind == "Artifact, found by a scan, deploy-by-script"


def test_every_format_tells_that_evidence_is_of_a_scan() -> None:
    result = delivery(Answer(level=2, evidence=(SCANNED,)))
    appearance = Appearance(full=True)
    text = render(result, "md", appearance=appearance).decode()
    assert f"| Artifact, {ORIGIN} |" in text
    for medium in ("screen", "print"):
        assert f"Artifact, {ORIGIN}" in page(result, medium=medium, appearance=appearance)
    data = json.loads(render(result, "json"))
    (piece,) = [e for p in data["practices"] for e in p["evidence"] if e["ref"] == SCANNED.ref]
    told = {"found_by": SCANNED.found_by, "commit": SCANNED.commit, "digest": SCANNED.digest}
    assert told.items() <= piece.items()
    given = json.loads(render(delivery(Answer(level=2, evidence=(SHOWN,))), "json"))
    assert all(told.keys().isdisjoint(e) for p in given["practices"] for e in p["evidence"])
    read = parse_result(json.dumps(data), file="result.json")
    assert [p.evidence for p in read.practices] == [p.evidence for p in result.practices]


def test_what_ends_within_ninety_days_is_listed_soonest_first_and_what_ends_later_is_not() -> None:
    data = shown_by(*map(ending, (91, 90, 30, 0)), SHOWN)
    (group,) = data.groups
    assert group.title == "3 pieces of evidence expire within 90 days, by 21 February 2027"
    assert [row.ref for row in group.rows] == ["ends 0", "ends 30", "ends 90"]
    assert {(row.seen, row.by) for row in group.rows} == {("–", "–")}


def test_evidence_that_is_valid_for_long_is_counted_and_not_listed() -> None:
    others = uniform(2)
    pieces = sum(len(p.evidence) for p in others.practices if p.applicable)
    assert told(others).intro == (
        f"This is the state on 23 November 2026. {pieces} pieces of evidence are valid and do not "
        "expire within 90 days; they are listed with the answers that they back."
    )
    assert not told(others).groups
    assert f" {pieces + 1} pieces" in shown_by(ending(91), SHOWN, ending(3)).intro


def test_what_was_seen_only_later_is_neither_expired_nor_valid() -> None:
    (group,) = shown_by(replace(SHOWN, observed_on=DAY + timedelta(days=1))).groups
    assert group.title == (
        "1 piece of evidence was seen only after 23 November 2026, so it does not count"
    )


def test_evidence_says_which_criteria_it_is_meant_to_show() -> None:
    named = replace(ending(1), shows=("delivery-logged",))
    assert shown_by(named).groups[0].rows[0].shows == (
        "“Each delivery is logged with model version and time”"
    )
    empty = told(delivery(Answer(level=0, evidence=(ending(1),))))
    assert empty.groups[0].rows[0].shows == "Nothing that is answered as met"


def test_of_what_does_not_concern_the_team_no_evidence_is_told() -> None:
    result = delivery(Answer(level=2, evidence=(ending(-1),)))
    out = tuple(
        replace(p, criteria=tuple(replace(c, removed=True) for c in p.criteria))
        if p.title == TITLE
        else p
        for p in result.practices
    )
    assert not told(replace(result, practices=out)).groups


def test_claims_without_valid_evidence_are_counted_by_practice_with_who_answered() -> None:
    answer = Answer(level=2, evidence=(replace(SHOWN, kind="document"),), by="K. Roy")
    data = told(delivery(answer))
    assert data.claims_title == "4 criteria are answered as met, and no valid evidence shows them"
    (row,) = data.claims
    assert (row.title, row.text, row.by) == (TITLE, "4 of 6 criteria met", "K. Roy")
    assert "not in what is supported" in data.claims_intro
    assert not told(delivery(Answer(level=2, evidence=(SHOWN,)))).claims


def test_where_the_report_acts_on_evidence_claims_without_it_are_said_to_be_not_known() -> None:
    strict = replace(delivery(Answer(level=2)), strict=True)
    assert told(strict).claims_intro.startswith("They count as not known here, ")


def test_what_is_flagged_is_told_with_its_note() -> None:
    noted = Answer(level=2, evidence=(SHOWN,), flag=True, note="Since when?", by="K. Roy")
    (row,) = told(delivery(noted)).flags
    assert (row.title, row.answer, row.text) == (TITLE, "Level 2", "Since when?")
    assert row.by == "K. Roy"
    (bare,) = told(delivery(replace(noted, note=None, by=None))).flags
    assert (bare.text, bare.by) == ("No note says why.", "–")


def test_respondents_who_differ_are_told_as_to_be_discussed() -> None:
    rubric = shipped()
    said = [
        Respondent(name=name, assessment=assessment(rubric, {"deployment.model-delivery": level}))
        for name, level in (("Ada", 2), ("Ben", 1))
    ]
    (row,) = told(build_result(rubric, merge(said, rubric).assessment)).flags
    assert row.text == "Respondents differ (Ada: 2, Ben: 1); taken: 1 (lowest)."


APPROVED = Waiver(criterion="delivery-logged", reason="no log", by="Ada", approved_by="Ben")


@pytest.mark.parametrize(
    ("waiver", "counts"),
    [
        (APPROVED, "Yes, so it is left out"),
        (
            replace(APPROVED, until=date(2026, 11, 22)),
            "No. It ended on 2026-11-22 and counts as not answered.",
        ),
        (
            replace(APPROVED, approved_by=None),
            "No. Nobody else approved it, so it counts as not known.",
        ),
        (
            replace(APPROVED, by=None),
            "No. It does not say who waived it, so it counts as not known.",
        ),
        (
            replace(APPROVED, approved_by="ada "),
            "No. Its author approved it, so it counts as not known.",
        ),
    ],
)
def test_a_waiver_is_told_by_its_parts_and_whether_it_counts(waiver: Waiver, counts: str) -> None:
    (row,) = told(delivery(Answer(level=2, waived=(waiver,), evidence=(SHOWN,)))).waivers
    assert (row.title, row.reason, row.counts) == (TITLE, "no log", counts)
    assert row.criterion == "Each delivery is logged with model version and time."
    assert row.until == ("22 Nov 2026" if waiver.until else "–")
    assert row.approved_by == (waiver.approved_by or "–")


def test_a_waiver_of_a_whole_practice_says_so_and_too_much_of_it_does_not_count() -> None:
    answer = Answer(level="not_applicable", reason="batch", by="Ada", approved_by="Ben")
    result = delivery(answer)
    (row,) = told(result).waivers
    assert row.criterion == "The whole practice"
    (waiver,) = result.waivers
    too_much = replace(result, waivers=(replace(waiver, counts=False),))
    assert told(too_much).waivers[0].counts == (
        "No. More than one in ten criteria that define the level are waived, so it counts as not "
        "known."
    )


def test_where_all_is_in_order_one_sentence_says_so() -> None:
    result = uniform(2)
    met = sum(c.met("claimed") for p in result.practices for c in p.criteria)
    data = told(result)
    assert data.nothing == (
        f"Valid evidence shows each of the {met} criteria that are answered as met. "
        "Nothing is flagged for discussion, and nothing is waived."
    )
    assert (data.groups, data.claims, data.flags, data.waivers) == ((), (), (), ())
    assert not told(full()).nothing


def test_of_a_team_that_answered_nothing_nothing_good_is_said() -> None:
    result = build_result(shipped(), assessment(shipped(), {}))
    assert result.thin
    data = told(result)
    assert data.intro.endswith("No evidence is given for any practice in scope.")
    assert data.nothing.startswith(
        "Nothing is answered as met, so there is nothing for evidence to show."
    )


def test_a_thin_result_still_tells_what_has_expired() -> None:
    given = assessment(shipped(), {})
    answers = {"deployment.model-delivery": Answer(level=2, evidence=(ending(-1),))}
    result = build_result(shipped(), replace(given, answers=answers))
    assert result.thin
    data = told(result)
    assert [group.title for group in data.groups] == ["1 piece of evidence has expired"]
    assert [row.text for row in data.claims] == ["6 of 6 criteria met"]


def test_a_result_without_criteria_speaks_of_levels() -> None:
    data = told(parse_result(SCHEMA_1.read_text(encoding="utf-8"), file="schema-1.json"))
    assert data.claims
    assert "at a higher level than valid evidence shows" in data.claims_title
    assert {row.text[:6] for row in data.claims} == {"Level "}
    assert data.claims_intro == ""
    assert data.counted == "Levels shown by evidence, of those claimed"
    said = " ".join(row.shows for group in data.groups for row in group.rows)
    assert "criteri" not in f"{data.claims_title} {data.caption} {said}".casefold()


@pytest.mark.parametrize("medium", ["screen", "print", "markdown"])
def test_every_medium_shows_what_there_is_and_no_empty_group(medium: str) -> None:
    result = full()
    assert _register(result, medium).count("ends -1") == 1
    assert [head for head in HEADS if head not in _register(result, medium)] == []
    assert [head for head in HEADS if head in _register(uniform(2), medium)] == []
    assert "Nothing is flagged for discussion" in _register(uniform(2), medium)


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_hostile_evidence_flags_and_waivers_do_nothing(medium: str) -> None:
    text = " ".join(HOSTILE[:6])
    waived = (Waiver(criterion="delivery-logged", reason=text, by=text, approved_by="Ben"),)
    answer = Answer(
        level=2, waived=waived, flag=True, note=text, evidence=(replace(ending(1), ref=text),)
    )
    shown = _register(delivery(answer), medium)
    assert shown.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 4
    assert "<script" not in shown
    assert "<img" not in shown


def _register(result: Result, medium: str) -> str:
    """Return the chapter as one of the media shows it."""
    if medium == "markdown":
        text = render(result, "md").decode()
        return text.partition("## Evidence register")[2].partition("\n## ")[0]
    html = page(result, medium=medium, appearance=Appearance(full=True))
    return html.partition('<section id="evidence">')[2].partition("</section>")[0]
