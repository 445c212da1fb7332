"""What a scan found, in words."""

from collections.abc import Mapping

from advisor.scan.beside_answers import Beside, Relation, Stale
from advisor.scan.proposal import EvidencePlace, Project, Proposal, Reason, Scan
from advisor.scan.taking import Taken
from advisor.words.catalogue import counted, sentence
from advisor.words.phrase import join_words

_STATES: Mapping[str, str] = {
    "supports": "shown",
    "contradicts": "contradicted",
    "dormant": "there, not in use",
    "smell": "smell",
    "not-observable": "not to be seen in files",
}
_REASONS: Mapping[Reason, str] = {
    "template": "it is a template for other repositories",
    "example": "it is an example",
    "seed": "the service does not read it from this place",
    "notebook": "it stands in a notebook",
    "unused": "nothing calls it",
    "off-by-default": "it is off unless somebody switches it on",
    "switched-off": "it is switched off",
    "tool": "this repository is a package for others, and that is its product",
    "swallowed": "what it finds is caught, overwritten or only logged",
    "several-places": "several files show it",
    "one-place": "one file shows it",
    "state-outside": "the files show the means, not that it runs",
    "contradicted": "another place speaks against it",
    "exported": "the platform's own export shows it",
}
_RELATIONS: Mapping[Relation, str] = {
    "agrees": "the answer names it already",
    "adds": "evidence for what was said",
    "answers": "not answered yet",
    "contradicts": "the answer says otherwise",
    "none": "says nothing about the answer",
}
_SEEN: Mapping[str, str] = {
    "files": "in files",
    "hosting": "at the code host",
    "platform": "on the platform",
    "record": "in a record",
}

_TAKEN: Mapping[Taken, str] = {
    "met": "met, with evidence",
    "evidence": "evidence added",
    "unmet": "unmet, with a note of where that is seen",
    "nothing": "nothing new",
}


def say_state(state: str) -> str:
    """Return the word for a proposal's state."""
    return sentence(_STATES[state])


def say_reason(reason: Reason) -> str:
    """Return why a place is no practice of today, or a proposal is trusted less."""
    return sentence(_REASONS[reason])


def say_relation(relation: Relation) -> str:
    """Return how a proposal stands to the team's answer."""
    return sentence(_RELATIONS[relation])


def say_seen_in(seen_in: str) -> str:
    """Return where a criterion is seen."""
    return sentence(_SEEN[seen_in])


def say_trust(proposal: Proposal) -> str:
    """Return how far a proposal is to be trusted, and why."""
    if proposal.confidence is None:
        return ""
    why = join_words([say_reason(reason) for reason in proposal.confidence.reasons])
    return sentence("{level} confidence: {why}", level=proposal.confidence.level, why=why)


def say_finding(finding: EvidencePlace) -> str:
    """Return one place with what it shows, and why it does not count where it does not."""
    why = f" ({say_reason(finding.reason)})" if finding.reason else ""
    return f"{finding.reference}{why}"


def say_project(project: Project) -> str:
    """Return a project by its path with what it does."""
    does = [
        sentence(words)
        for words, is_so in (
            ("trains models", project.trains),
            ("uses models", project.predicts),
            ("prompts models", project.prompts),
        )
        if is_so
    ]
    name = project.path or sentence("the repository")
    what = join_words(does) if does else sentence("no model is seen in it")
    return f"{name}: {what}"


def say_scan(scan: Scan) -> str:
    """Return what was scanned."""
    state = "" if scan.commit is None else f" @ {scan.commit[:12]}"
    changed = sentence(", with changes that are not committed") if scan.changed else ""
    files = counted("{n} file read", "{n} files read", scan.files)
    return f"{scan.repository}{state}{changed}  ·  {files}"


def say_counts(scan: Scan) -> str:
    """Return how many criteria are shown, contradicted, and there without being in use."""
    number = {
        state: sum(1 for p in scan.proposals if p.state == state)
        for state in ("supports", "contradicts", "dormant", "smell", "not-observable")
    }
    said = [
        counted("{n} criterion is shown", "{n} criteria are shown", number["supports"]),
        counted("{n} is contradicted", "{n} are contradicted", number["contradicts"]),
        counted("{n} is there but not in use", "{n} are there but not in use", number["dormant"]),
    ]
    if number["smell"]:
        said.append(counted("{n} smell", "{n} smells", number["smell"]))
    return join_words(said)


def say_absence() -> str:
    """Return what it means that nothing was found of a criterion."""
    return sentence(
        "What is not listed was not seen in these files, which does not mean that it is not done."
    )


def say_beside(item: Beside) -> str:
    """Return how a proposal stands beside what the team said, with the first place that tells."""
    first = item.proposal.findings[0]
    where = say_finding(first)
    said = item.said or sentence("nothing")
    if item.relation == "contradicts":
        return sentence("answered {said}, and {where} says otherwise", said=said, where=where)
    if item.relation == "adds":
        return sentence("answered {said}; {where} would show it", said=said, where=where)
    if item.relation == "answers":
        return sentence("not answered; see {where}", where=where)
    return sentence("answered {said}; see {where}", said=said, where=where)


def say_stale(item: Stale) -> str:
    """Return that evidence is no longer where it was found."""
    ref = item.evidence.ref
    if item.why == "moved":
        return sentence("{ref} has moved to {now}", ref=ref, now=item.now)
    if item.why == "changed":
        return sentence("{ref} no longer holds what was found there", ref=ref)
    return sentence("{ref} is gone", ref=ref)


def say_taken(taken: Taken) -> str:
    """Return what taking a proposal over has changed in the answers."""
    return sentence(_TAKEN[taken])
