"""What a result acts on: the levels claimed, or those that evidence supports."""

from advisor.result.model import Result
from advisor.scoring.model import Basis, Blocker


def basis_of(result: Result) -> Basis:
    """Return what the result acts on."""
    return "supported" if result.strict else "claimed"


def blockers_of(result: Result) -> tuple[Blocker, ...]:
    """Return the blockers the result acts on."""
    return result.supported_blockers if result.strict else result.blockers


def unsupported_of(result: Result) -> tuple[Blocker, ...]:
    """Return what the evidence lacks for the level after the supported one, if that is claimed."""
    claimed, supported = result.level["claimed"], result.level["supported"]
    if result.strict or claimed is None or supported is None or supported >= claimed:
        return ()
    return result.supported_blockers
