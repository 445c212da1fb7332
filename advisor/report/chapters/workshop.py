"""The minutes of the workshop in which the answers were agreed."""

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter
from advisor.result.model import Result
from advisor.translation import sentence
from advisor.words.minutes import MinutesSection, minutes_sections, say_in_short


@dataclass(frozen=True, kw_only=True)
class WorkshopData:
    """What came of the workshop in a sentence, and the sections of its minutes."""

    short: str
    sections: tuple[MinutesSection, ...]


def _workshop(result: Result) -> WorkshopData | None:
    if result.workshop is None:
        return None
    return WorkshopData(
        short=say_in_short(result.workshop), sections=minutes_sections(result.workshop)
    )


CHAPTER = Chapter(id="workshop", title=sentence("The workshop"), data=_workshop)
