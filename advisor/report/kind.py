"""What a file that is given holds: answers, or a result."""


def is_result(text: str) -> bool:
    """Tell whether a JSON text claims to be a result document rather than answers."""
    return text.lstrip().startswith("{") and '"schema_version"' in text
