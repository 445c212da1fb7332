"""What a scan found, in words."""

from advisor.scan.beside_answers import Beside, Relation, Stale
from advisor.scan.proposal import EvidencePlace, Project, Proposal, Reason, Scan, Skipped, Taken
from advisor.translation import counted, sentence
from advisor.words.phrase import join_words


def say_state(state: str) -> str:
    """Return the word for a proposal's state."""
    return {
        "supports": sentence("shown"),
        "contradicts": sentence("contradicted"),
        "dormant": sentence("there, not in use"),
        "smell": sentence("smell"),
        "not-observable": sentence("not to be seen in files"),
    }[state]


def say_reason(reason: Reason) -> str:
    """Return why a place is no practice of today, or a proposal is trusted less."""
    return {
        "template": sentence("it is a template for other repositories"),
        "example": sentence("it is an example"),
        "seed": sentence("the service does not read it from this place"),
        "abandoned": sentence("a page beside it says that it is given up or only tried out"),
        "notebook": sentence("it stands in a notebook"),
        "unused": sentence("nothing calls it"),
        "missing": sentence("what it works on is not in the repository"),
        "off-by-default": sentence("it is off unless somebody switches it on"),
        "switched-off": sentence("it is switched off"),
        "tool": sentence("this repository is a package for others, and that is its product"),
        "swallowed": sentence("what it finds is caught, overwritten or only logged"),
        "several-places": sentence("several files show it"),
        "one-place": sentence("one file shows it"),
        "state-outside": sentence("the files show the means, not that it runs"),
        "contradicted": sentence("another place speaks against it"),
        "exported": sentence("the platform's own export shows it"),
        "agent": sentence("an agent says so, and no detector"),
    }[reason]


def say_relation(relation: Relation) -> str:
    """Return how a proposal stands to the team's answer."""
    return {
        "agrees": sentence("the answer names it already"),
        "adds": sentence("evidence for what was said"),
        "answers": sentence("not answered yet"),
        "contradicts": sentence("the answer says otherwise"),
        "none": sentence("says nothing about the answer"),
    }[relation]


def say_seen_in(seen_in: str) -> str:
    """Return where a criterion is seen."""
    return {
        "files": sentence("in files"),
        "hosting": sentence("at the code host"),
        "platform": sentence("on the platform"),
        "record": sentence("in a record"),
    }[seen_in]


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
    kinds = (
        (project.trains, sentence("trains models")),
        (project.predicts, sentence("uses models")),
        (project.prompts, sentence("prompts models")),
    )
    does = [words for is_so, words in kinds if is_so]
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
    if scan.suppressed:
        said.append(
            counted("{n} place is put aside", "{n} places are put aside", len(scan.suppressed))
        )
    return join_words(said)


def say_absence() -> str:
    """Return what it means that nothing was found of a criterion."""
    return sentence(
        "What is not listed was not seen in these files, which does not mean that it is not done."
    )


def say_skipped(skipped: Skipped) -> str:
    """Return a file that was not read, and why."""
    return sentence("not read: {path}: {reason}", path=skipped.path, reason=skipped.reason)


def say_more_skipped(number: int) -> str:
    """Return how many more files were not read."""
    return counted("… and {n} more file not read", "… and {n} more files not read", number)


def say_more_places(number: int) -> str:
    """Return how many more places show the same."""
    return sentence("… and {n} more", n=number)


def say_not_shown(what: str) -> str:
    """Return what the files leave open."""
    return sentence("Not shown: {what}", what=what)


def say_beside_title() -> str:
    """Return the heading of proposals set beside answers."""
    return sentence("Beside the answers")


def say_stale_title() -> str:
    """Return the heading of evidence that is gone, moved or changed."""
    return sentence("Evidence that is no longer where it was")


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
    return {
        "met": sentence("met, with evidence"),
        "evidence": sentence("evidence added"),
        "unmet": sentence("unmet, with a note of where that is seen"),
        "nothing": sentence("nothing new"),
    }[taken]
