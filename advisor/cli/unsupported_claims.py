"""Claims without evidence, as lines for a terminal."""

from collections.abc import Iterator, Sequence

from advisor.cli.output import wrapped
from advisor.scoring.model import Blocker
from advisor.translation import sentence
from advisor.words.criterion import name_of

_MOST = 5


def unsupported_lines(claims: Sequence[Blocker], *, indent: str) -> Iterator[str]:
    """Yield the first of the criteria that are claimed and that no valid evidence shows."""
    for claim in claims[:_MOST]:
        text = f"{claim.text or claim.title} ({name_of(claim)})"
        yield from wrapped(text, first=f"{indent}• ", indent=f"{indent}  ")
    if claims:
        more = len(claims) - _MOST
        rest = sentence("… and {more} more.", more=more) if more > 0 else ""
        strict = sentence("To act on what evidence supports: --strict.")
        yield from wrapped(" ".join(filter(None, (rest, strict))), indent=indent)
