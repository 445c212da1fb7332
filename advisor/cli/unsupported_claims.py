"""Claims without evidence, as lines for a terminal."""

from collections.abc import Iterator, Sequence

from advisor.cli.output import wrapped
from advisor.scoring.model import Blocker

_MOST = 5


def unsupported_lines(claims: Sequence[Blocker], *, indent: str) -> Iterator[str]:
    """Yield the first of the practices whose evidence does not show what they claim."""
    for claim in claims[:_MOST]:
        text = f"{claim.practice}: {claim.reason}"
        yield from wrapped(text, first=f"{indent}• ", indent=f"{indent}  ")
    if claims:
        more = len(claims) - _MOST
        rest = f"… and {more} more. " if more > 0 else ""
        yield from wrapped(f"{rest}To act on what evidence supports: --strict.", indent=indent)
