"""Claims without evidence, as lines for a terminal."""

from collections.abc import Iterator, Sequence

from advisor.cli.output import wrapped
from advisor.scoring.model import Blocker
from advisor.words.blocker import say_act_on_evidence

_MOST = 5


def unsupported_lines(claims: Sequence[Blocker], *, indent: str) -> Iterator[str]:
    """Yield the first of the practices whose evidence does not show what they claim."""
    for claim in claims[:_MOST]:
        text = f"{claim.practice}: {claim.reason}"
        yield from wrapped(text, first=f"{indent}• ", indent=f"{indent}  ")
    if claims:
        yield from wrapped(say_act_on_evidence(len(claims) - _MOST), indent=indent)
