"""A rubric that extends an earlier edition of another one, made to extend the present one."""

from typing import Any

from advisor.document.patch import put
from advisor.errors import ContentError
from advisor.rubric.catalogue import find_rubric
from advisor.translation import sentence


def extends_present_edition(text: str, data: Any) -> str | None:
    """Return the text of a rubric file that extends the present edition; None where it does.

    Its own major version rises, since answers for it mean something else by now. Raises
    ContentError where what it extends is not here in any edition.
    """
    named = str(data["extends"])
    base = find_rubric(named.partition("@")[0])
    if named == base.reference:
        return None
    if not any(edition.of == named for edition in base.editions):
        raise ContentError(
            sentence(
                "`{named}` is no earlier edition of `{reference}`",
                named=named,
                reference=base.reference,
            )
        )
    text = put(text, ("extends",), base.reference)
    major = str(data.get("version", "1")).partition(".")[0]
    return put(text, ("version",), f"{int(major) + 1}.0.0") if major.isdecimal() else text
