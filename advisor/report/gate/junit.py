"""The verdict of a gate as JUnit XML: a test case for each condition."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from advisor.plain_text import inert, plain
from advisor.report.gate.findings import Judged
from advisor.scoring.gate_model import Verdict
from advisor.words.gate_verdict import say_condition, say_failures, say_found


def gate_junit(verdicts: Sequence[Verdict], judged: Judged) -> str:
    """Return the conditions of a gate as a suite of tests."""
    name = judged.file or "advisor"
    counts = {
        "tests": len(verdicts),
        "failures": sum(not verdict.holds for verdict in verdicts),
        "errors": 0,
        "skipped": sum(verdict.uncompared is not None for verdict in verdicts),
    }
    attributes = {"name": plain(name)} | {key: str(number) for key, number in counts.items()}
    whole = Element("testsuites", attributes)
    suite = SubElement(whole, "testsuite", attributes)
    for verdict in verdicts:
        _case(suite, verdict, name, judged.file)
    indent(whole)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(whole, encoding="unicode")}\n'


def _case(suite: Element, verdict: Verdict, name: str, file: str | None) -> None:
    case = SubElement(
        suite, "testcase", {"classname": plain(name), "name": plain(say_condition(verdict))}
    )
    if file is not None:
        case.set("file", plain(file))
    found = plain(say_found(verdict))
    if verdict.uncompared is not None:
        SubElement(case, "skipped", {"message": found})
    elif not verdict.holds:
        failure = SubElement(case, "failure", {"message": found, "type": verdict.kind})
        failure.text = inert(plain("\n".join((found, *say_failures(verdict)))))
