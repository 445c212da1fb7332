"""What keeps a team from a level."""

from advisor.words.catalogue import counted, sentence


def say_nothing_blocks(held: int | None) -> str:
    """Return why no practice blocks a level, where none does."""
    if held is None:
        return sentence("No level can be held: no practice that applies has a gate.")
    return sentence("Nothing blocks: there is no level above the one held.")


def say_blocking(number: int, level: int) -> str:
    """Return how many practices block a level."""
    return counted(
        "{n} practice blocks level {level}",
        "{n} practices block level {level}",
        number,
        level=level,
    )


def say_unsupported(number: int, supported: int | None, claimed: int | None) -> str:
    """Return how many practices lack the evidence for the level claimed, without a full stop."""
    return counted(
        "Evidence supports level {supported} only: {n} practice does not show what level {claimed} "
        "rests on",
        "Evidence supports level {supported} only: {n} practices do not show what level {claimed} "
        "rests on",
        number,
        supported=supported,
        claimed=claimed,
    )


def say_act_on_evidence(more: int) -> str:
    """Return how many claims are not listed, and how to act on what evidence supports."""
    hint = sentence("To act on what evidence supports: --strict.")
    if more <= 0:
        return hint
    return counted("… and {n} more. {hint}", "… and {n} more. {hint}", more, hint=hint)
