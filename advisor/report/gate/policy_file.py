"""The policy of a gate as a file: named, or beside the answers that it judges."""

from dataclasses import fields
from pathlib import Path

from advisor.document.parse import Document, load_document
from advisor.document.presence import is_file
from advisor.document.read import STANDARD_INPUT
from advisor.frozen import dataclass
from advisor.scoring.gate_policy import GatePolicy
from advisor.translation import sentence

POLICY = "advisor-gate.yaml"
_IF_EMPTY = sentence("Start with a line such as `min_level: 1`.")


@dataclass(frozen=True, kw_only=True)
class PolicyFile:
    """A policy with the document it was read from; without one it asks nothing."""

    policy: GatePolicy
    document: Document | None = None

    @property
    def name(self) -> str | None:
        """The file, as messages call it."""
        return self.document.file if self.document else None

    @property
    def asked(self) -> tuple[str, ...]:
        """The keys at which it asks something."""
        values = {field.name: getattr(self.policy, field.name) for field in fields(self.policy)}
        return tuple(
            name for name, value in values.items() if value is not None and value is not False
        )

    def beside(self, named: str | None) -> str | None:
        """Return a file that the policy names, from where the policy stands."""
        if named is None or self.document is None or named == STANDARD_INPUT:
            return named
        return str(Path(self.document.file).parent / named)


def read_policy(named: str | None, answers: str) -> PolicyFile:
    """Return the policy in a file, or in the one beside the answers, or one that asks nothing.

    Raises InputError with every problem of the file.
    """
    source = named or _policy_beside(answers)
    if source is None:
        return PolicyFile(policy=GatePolicy())
    from advisor.document.validate import read_document  # noqa: PLC0415 pydantic is slow

    document = load_document(source, if_empty=_IF_EMPTY)
    return PolicyFile(policy=read_document(GatePolicy, document), document=document)


def _policy_beside(answers: str) -> str | None:
    if answers == STANDARD_INPUT:
        return None
    path = Path(answers).parent / POLICY
    return str(path) if is_file(path) else None
