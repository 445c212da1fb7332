"""How much of what is claimed the evidence backs."""

from advisor.frozen import dataclass
from advisor.report.chapters.model import Chapter
from advisor.report.charts.backing import backed, backing
from advisor.report.charts.drawing import Picture
from advisor.result.model import Result


@dataclass(frozen=True, kw_only=True)
class EvidenceData:
    """The chart, and the same in words by the title of each dimension."""

    chart: Picture
    rows: dict[str, str]


def _evidence(result: Result) -> EvidenceData:
    return EvidenceData(chart=backing(result), rows=backed(result))


CHAPTER = Chapter(id="evidence", title="What the evidence backs", data=_evidence)
