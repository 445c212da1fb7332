"""How the numbers were computed, and what was left out."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.report.chapters.model import Chapter, Fact
from advisor.result.model import Result
from advisor.words import method as words
from advisor.words.criterion import profile_titles
from advisor.words.exclusion import say_left_out


@dataclass(frozen=True, kw_only=True)
class MethodData:
    """How each kind of number is computed, and the practices that were left out."""

    facts: tuple[Fact, ...]
    left_out: tuple[Fact, ...]


def _method(result: Result) -> MethodData:
    return MethodData(facts=tuple(_facts(result)), left_out=tuple(_left_out(result)))


def _left_out(result: Result) -> Iterator[Fact]:
    """Yield each practice that does not apply, with the reason."""
    titles = profile_titles(result)
    for practice in result.practices:
        if reason := say_left_out(practice, titles):
            yield Fact(label=practice.title, value=reason)


def _facts(result: Result) -> Iterator[Fact]:
    """Yield what each kind of number means and how it is computed."""
    return (Fact(label=label, value=value) for label, value in words.method(result))


CHAPTER = Chapter(id="method", title="How the numbers were computed", data=_method)
