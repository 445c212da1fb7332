"""Names that fit beside what they name."""


def shortened(text: str, letters: int) -> str:
    """Return a text of at most `letters`, with an ellipsis where something was left out."""
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"
