"""What a result acts on: the levels claimed, or those that evidence supports."""

from dataclasses import replace

from advisor.result.model import Result
from advisor.scoring.level import blockers_for, features_of
from advisor.scoring.model import Blocker
from advisor.scoring.states import Basis


def basis_of(result: Result) -> Basis:
    """Return what the result acts on."""
    return "supported" if result.strict else "claimed"


def blockers_of(result: Result) -> tuple[Blocker, ...]:
    """Return the blockers the result acts on."""
    return result.supported_blockers if result.strict else result.blockers


def unguarded_of(result: Result) -> tuple[Blocker, ...]:
    """Return what leaves the level held at the top unguarded; below it, that blocks the next."""
    features = features_of(result, basis=basis_of(result))
    held = features.held
    if not held or features.following is not None:
        return ()
    found = blockers_for(features, held + 1, result.practices)
    return tuple(replace(blocker, level=held) for blocker in found)


def unsupported_of(result: Result) -> tuple[Blocker, ...]:
    """Return what the evidence lacks for the level after the supported one, if that is claimed."""
    claimed, supported = result.level["claimed"], result.level["supported"]
    if result.strict or claimed is None or supported is None or supported >= claimed:
        return ()
    return result.supported_blockers
