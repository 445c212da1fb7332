"""What a gate found, condition by condition, each reason at its line of the answers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.assessment.text_places import place_of, place_of_field
from advisor.document.parse import Document
from advisor.errors import Location
from advisor.frozen import dataclass
from advisor.scoring.gate_model import Kind, Verdict
from advisor.translation import sentence
from advisor.words.gate_verdict import GateFailure, failures, say_condition, say_found

_FIELDS: dict[Kind, str] = {"max-age": "assessed_on", "criticality": "criticality"}


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The answers that a gate judged: the file's path in its repository, and what it holds.

    Both are None where there is none, as with standard input; of a result only the path is known.
    """

    file: str | None = None
    document: Document | None = None


@dataclass(frozen=True, kw_only=True)
class GateFinding:
    """One reason why a condition does not hold, and where in the answers it is seen."""

    kind: Kind
    condition: str
    said: str
    place: Location | None


def gate_findings(verdicts: Sequence[Verdict], judged: Judged) -> Iterator[GateFinding]:
    """Yield each reason of each condition that does not hold, or that it does not."""
    for verdict in verdicts:
        if not verdict.holds:
            condition = say_condition(verdict)
            reasons: list[GateFailure | None] = [*failures(verdict)]
            for failure in reasons or [None]:
                yield GateFinding(
                    kind=verdict.kind,
                    condition=condition,
                    said=failure.said if failure else say_whole(verdict),
                    place=_place(judged, verdict, failure),
                )


def say_whole(verdict: Verdict) -> str:
    """Return what was wanted and what there is."""
    return sentence(
        "{condition}: {found}", condition=say_condition(verdict), found=say_found(verdict)
    )


def _place(judged: Judged, verdict: Verdict, failure: GateFailure | None) -> Location | None:
    if judged.file is None:
        return None
    if judged.document is None:
        return Location(file=judged.file, line=1, column=1)
    if failure is not None:
        place = place_of(judged.document, failure.practice, failure.criterion, failure.evidence)
    elif (name := _FIELDS.get(verdict.kind)) is not None:
        place = place_of_field(judged.document, name)
    else:
        place = place_of(judged.document)
    return replace(place, file=judged.file)
