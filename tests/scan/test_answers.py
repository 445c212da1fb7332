"""Proposals beside answers, taken over, and put aside."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advisor.assessment.model import Answer, Assessment, Evidence, Team
from advisor.assessment.session.edit import Revision
from advisor.errors import ContentError
from advisor.scan.beside_answers import beside, by_relation, stale_evidence
from advisor.scan.detector import State
from advisor.scan.document import load_proposals, proposals_text
from advisor.scan.proposal import Proposal, Scan
from advisor.scan.source import InMemory
from advisor.scan.suppression import read_suppressions, suppress
from advisor.scan.taking import take
from tests.scan.small import DAY, RUNS, detector, proposed, rubric

LOGS = "import mlflow\n\nmlflow.log_metric('auc', 0.9)\n"
PRACTICE, CRITERION = RUNS.split("/")


def _proposal(state: State = "supports") -> Proposal:
    (proposal,) = proposed({"src/train.py": LOGS}, detector())
    places = tuple(replace(place, state=state) for place in proposal.findings)
    return replace(proposal, state=state, findings=places)


def _answers(**fields: object) -> Assessment:
    answers = {PRACTICE: Answer(**fields)} if fields else {}  # type: ignore[arg-type]
    return Assessment(
        rubric=rubric().reference, team=Team(name="T"), assessed_on=DAY, answers=answers
    )


@pytest.mark.parametrize(
    ("state", "fields", "relation"),
    [
        ("supports", {}, "answers"),
        ("supports", {"unknown": (CRITERION,)}, "answers"),
        ("supports", {"met": (CRITERION,)}, "adds"),
        ("supports", {"unmet": (CRITERION,)}, "contradicts"),
        (
            "supports",
            {"met": (CRITERION,), "evidence": (Evidence(kind="artifact", ref="src/train.py:9"),)},
            "agrees",
        ),
        ("contradicts", {"met": (CRITERION,)}, "contradicts"),
        ("contradicts", {"unmet": (CRITERION,)}, "agrees"),
        ("contradicts", {}, "answers"),
        ("dormant", {"met": (CRITERION,)}, "none"),
        ("smell", {"met": (CRITERION,)}, "none"),
    ],
)
def test_a_proposal_stands_to_an_answer(
    state: State, fields: dict[str, object], relation: str
) -> None:
    told = beside((_proposal(state),), rubric(), _answers(**fields))
    assert by_relation(told) == {relation: 1}


def test_what_is_switched_off_contradicts_what_is_said_to_be_met() -> None:
    proposal = _proposal("dormant")
    off = tuple(replace(place, reason="switched-off") for place in proposal.findings)
    told = beside((replace(proposal, findings=off),), rubric(), _answers(met=(CRITERION,)))
    assert by_relation(told) == {"contradicts": 1}


def test_what_is_taken_is_met_with_evidence_once() -> None:
    draft = Revision(rubric(), _answers())
    assert take(draft, _proposal(), day=DAY, commit="abc", by="A. Meyer") == "met"
    answer = draft.assessment.answers[PRACTICE]
    (item,) = answer.evidence
    assert answer.met == (CRITERION,)
    assert (item.kind, item.ref, item.shows) == ("artifact", "src/train.py:3", (CRITERION,))
    assert (item.found_by, item.commit, item.by) == ("d", "abc", "A. Meyer")
    assert item.observed_on == DAY
    assert take(draft, _proposal(), day=DAY, commit="abc") == "nothing"
    assert draft.assessment.answers[PRACTICE] == answer


def test_evidence_is_added_to_what_was_met_and_keeps_the_rest() -> None:
    old = Evidence(kind="document", ref="a log")
    draft = Revision(rubric(), _answers(met=(CRITERION,), note="kept", evidence=(old,)))
    assert take(draft, _proposal(), day=DAY, commit=None) == "evidence"
    answer = draft.assessment.answers[PRACTICE]
    assert answer.evidence[0] == old
    assert (len(answer.evidence), answer.note) == (2, "kept")


def test_what_contradicts_is_unmet_with_a_note() -> None:
    draft = Revision(rubric(), _answers(met=(CRITERION,), note="kept"))
    assert take(draft, _proposal("contradicts"), day=DAY, commit=None) == "unmet"
    answer = draft.assessment.answers[PRACTICE]
    assert answer.unmet == (CRITERION,)
    assert answer.note == f"kept\n{CRITERION}: src/train.py:3"
    assert answer.evidence == ()


def test_what_shows_nothing_cannot_be_taken() -> None:
    with pytest.raises(ContentError, match="shows nothing"):
        take(Revision(rubric(), _answers()), _proposal("dormant"), day=DAY, commit=None)


def test_evidence_is_looked_for_where_it_was() -> None:
    draft = Revision(rubric(), _answers())
    take(draft, _proposal(), day=DAY, commit=None)

    def now(files: dict[str, str]) -> list[tuple[str, str | None]]:
        return [(s.why, s.now) for s in stale_evidence(InMemory(files), draft.assessment)]

    assert now({"src/train.py": LOGS}) == []
    assert now({"src/train.py": "\n" + LOGS}) == [("moved", "src/train.py:4")]
    assert now({"lib/train.py": LOGS}) == [("moved", "lib/train.py:3")]
    assert now({"src/train.py": "x = 1\n"}) == [("changed", None)]
    assert now({"other.py": LOGS}) == [("gone", None)]


def _scan(*proposals: Proposal) -> Scan:
    return Scan(
        repository="r\n::error::x",
        commit=None,
        changed=True,
        rubric=rubric().reference,
        files=1,
        detectors_sha256="0",
        projects=(),
        proposals=proposals,
    )


def test_proposals_are_read_back_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "proposals.yaml"
    scan = _scan(_proposal(), _proposal("contradicts"))
    file.write_text(proposals_text((scan,)), encoding="utf-8")
    assert load_proposals(str(file)) == (scan,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\n", "is no file of proposals"),
        ("proposals_version: 2\n", "are of form 2"),
        ("proposals_version: 1\ngenerator: x\nscans: [{}]\n", "missing"),
    ],
)
def test_what_is_no_file_of_proposals_is_refused(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text(text)
    with pytest.raises(ContentError) as caught:
        load_proposals(str(file))
    assert any(said in problem.message for problem in caught.value.problems)


def test_what_is_put_aside_is_told_apart_and_counts_again_later() -> None:
    proposal = _proposal()
    (place,) = proposal.findings
    entry = f"{{fingerprint: {place.fingerprint}, reason: demo, by: A, until: 2026-12-31}}"
    other = "{fingerprint: '0123456789abcdef', reason: gone, by: A}"
    source = InMemory({".advisor/scan.yaml": f"suppress: [{entry}, {other}]\n"})
    entries = read_suppressions(source)
    after = suppress((proposal,), entries, DAY)
    assert after.proposals == ()
    assert [(s.criterion, s.why, s.by) for s in after.suppressed] == [(RUNS, "demo", "A")]
    assert [e.reason for e in after.unmatched] == ["gone"]
    later = suppress((proposal,), entries, date(2027, 1, 1))
    assert later.proposals == (proposal,)
    assert [e.reason for e in later.expired] == ["demo"]


def test_a_key_written_twice_puts_nothing_aside_but_is_told() -> None:
    entry = "{fingerprint: '0123456789abcdef', reason: gone, by: A}"
    source = InMemory({".advisor/scan.yaml": f"suppress: []\nsuppress: [{entry}]\n"})
    with pytest.raises(ContentError, match="suppress"):
        read_suppressions(source)


def test_a_fingerprint_stays_while_the_text_moves() -> None:
    def prints(text: str) -> list[str]:
        return [f.fingerprint for p in proposed({"a.py": text}, detector()) for f in p.findings]

    assert prints(LOGS) == prints("\n\n" + LOGS)
    assert prints(LOGS) != prints(LOGS.replace("auc", "f1"))
