"""What a chapter is, and what several of them show."""

from collections.abc import Callable
from typing import Any

from advisor.frozen import dataclass
from advisor.result.model import Result


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One chapter: the `data` that its template shows of a result, which may be nothing.

    By its id it is known to its template in templates/report/chapters, to links and to templates
    of one's own. One at the `front` is among the pages a decider reads, the others stand behind.
    """

    id: str
    title: str | Callable[[Result], str]
    data: Callable[[Result], Any]
    front: bool = False

    def title_for(self, result: Result) -> str:
        """Return the title over the chapter and in the contents."""
        return self.title if isinstance(self.title, str) else self.title(result)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A label with its value and a remark."""

    label: str
    value: str
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thought: what it is about, and what follows from the answers."""

    title: str
    text: str
