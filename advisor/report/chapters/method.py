"""How the numbers were computed and from what, what was left out, and who signs for it."""

from collections.abc import Iterable, Iterator

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter, Fact
from advisor.result.model import Result
from advisor.translation import sentence
from advisor.words import method as words
from advisor.words.criterion import profile_titles
from advisor.words.exclusion import say_left_out


@dataclass(frozen=True, kw_only=True)
class MethodData:
    """How each kind of number is computed, from what, the practices left out, and who signs."""

    facts: tuple[Fact, ...]
    origin: tuple[Fact, ...]
    left_out: tuple[Fact, ...]
    signers: tuple[str, ...]


def _method(result: Result) -> MethodData:
    return MethodData(
        facts=_facts(words.method(result)),
        origin=_facts(words.origin(result)),
        left_out=tuple(_left_out(result)),
        signers=words.signers(),
    )


def _facts(labelled: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
    return tuple(Fact(label=label, value=value) for label, value in labelled)


def _left_out(result: Result) -> Iterator[Fact]:
    """Yield each practice that does not apply, with the reason."""
    titles = profile_titles(result)
    for practice in result.practices:
        if reason := say_left_out(practice, titles):
            yield Fact(label=practice.title, value=reason)


CHAPTER = Chapter(id="method", title=sentence("How the numbers were computed"), data=_method)
