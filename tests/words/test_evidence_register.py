"""The register in words, for none, one and many."""

from dataclasses import replace
from datetime import date

import pytest

from advisor.assessment.model import Answer, Evidence
from advisor.words.evidence import say_origin
from advisor.words.evidence_register import (
    say_claim,
    say_claims,
    say_claims_count,
    say_expired,
    say_from_agents,
    say_lasting,
    say_nothing_to_tell,
    say_premature,
    say_shown,
    say_soon,
)
from tests.scoring.delivery import LOG, TRAIN, WORD, card

DAY = date(2026, 11, 23)
QUIET = " Nothing is flagged for discussion, and nothing is waived."


def test_evidence_in_each_state_is_counted() -> None:
    assert say_expired(1) == "1 piece of evidence has expired"
    assert say_expired(2) == "2 pieces of evidence have expired"
    assert say_soon(1, DAY) == "1 piece of evidence expires within 90 days, by 23 November 2026"
    assert say_soon(2, DAY) == "2 pieces of evidence expire within 90 days, by 23 November 2026"
    assert say_premature(2, DAY) == (
        "2 pieces of evidence were seen only after 23 November 2026, so they do not count"
    )


@pytest.mark.parametrize(
    ("pieces", "given", "said"),
    [
        (0, 0, "No evidence is given for any practice in scope."),
        (0, 3, ""),
        (
            1,
            1,
            (
                "1 piece of evidence is valid and does not expire within 90 days; it is listed "
                "with the answer that it backs."
            ),
        ),
        (
            2,
            3,
            (
                "2 pieces of evidence are valid and do not expire within 90 days; they are listed "
                "with the answers that they back."
            ),
        ),
    ],
)
def test_what_is_valid_for_long_is_one_sentence(pieces: int, given: int, said: str) -> None:
    assert say_lasting(pieces, given) == said


def test_what_agents_proposed_is_counted_with_their_names_and_who_took_it() -> None:
    given = Evidence(kind=LOG.kind, ref="ci/test.yml:3", found_by="agent:codex", by="Ada")
    pieces = (given, replace(given, found_by="agent:claude-code", by=None), LOG)
    found = card({TRAIN: Answer(level=1, evidence=pieces)}).practice(TRAIN).evidence
    assert say_from_agents(found[:1]) == (
        "1 piece of evidence was proposed by an agent (codex) and taken by Ada."
    )
    assert say_from_agents(found) == (
        "2 pieces of evidence were proposed by agents (claude-code, codex) and taken by Ada and "
        "nobody named."
    )
    assert say_from_agents(found[2:]) == ""
    assert say_origin(found[0]) == "proposed by the agent codex"


def test_one_claim_and_many_are_told_apart() -> None:
    found = card({TRAIN: Answer(level=1)})
    assert say_claims(found, 1) == "1 criterion is answered as met, and no valid evidence shows it"
    assert say_claims(found, 2) == (
        "2 criteria are answered as met, and no valid evidence shows them"
    )
    assert say_claim(found.practice(TRAIN), 1) == "1 of 2 criteria met"
    assert say_claims_count(1, strict=False).startswith("It counts in what is claimed, and not in")
    assert say_claims_count(1, strict=True).startswith("It counts as not known here, ")


def test_evidence_is_meant_to_show_what_it_names_as_far_as_its_kind_reaches() -> None:
    both = card({TRAIN: Answer(level=2, evidence=(LOG, WORD))}).practice(TRAIN)
    whole, weak = both.evidence
    assert say_shown(both, whole) == "each of the 3 criteria met"
    assert say_shown(both, weak) == "“The auto fact is seen” and “The logged fact is seen”"
    named = replace(whole, shows=("released",))
    assert say_shown(both, named) == "“The released fact is seen”"
    one = card({TRAIN: Answer(met=("auto",), evidence=(LOG,))}).practice(TRAIN)
    assert say_shown(one, whole) == "the only criterion met"
    assert say_shown(one, named) == "nothing that is answered as met"


def test_nothing_to_tell_is_told_truthfully() -> None:
    found = card({})
    assert say_nothing_to_tell(found, 0) == (
        "Nothing is answered as met, so there is nothing for evidence to show." + QUIET
    )
    assert say_nothing_to_tell(found, 1) == (
        "Valid evidence shows the only criterion that is answered as met." + QUIET
    )
    assert say_nothing_to_tell(found, 2) == (
        "Valid evidence shows each of the 2 criteria that are answered as met." + QUIET
    )
