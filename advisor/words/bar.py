"""A share as a bar of text."""


def bar(share: float, width: int, *, empty: str = " ") -> str:
    """Return a bar of `width` columns filled to `share` of 1, never full before it is."""
    eighths = int(max(0.0, min(1.0, share)) * width * 8)
    return ("█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()).ljust(width, empty)
