"""Manifests that serve a model, and that nothing in the repository applies."""

import re
from collections.abc import Iterable, Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.source import SourceTree

# Kinds that somebody has to apply by name; what controllers of a repository pick up is not told.
_SERVING = frozenset({"InferenceService", "SeldonDeployment", "LLMInferenceService", "RayService"})
_APPLIES = re.compile(
    r"\bkubectl\b.*\b(?:apply|create|replace)\b|\bhelm\b.*\b(?:install|upgrade)\b"
)
# Where one of these is applied, it is not known which manifests are.
_ANY_MANIFEST = re.compile(
    r"(?:\s|=)(?:-f|-k|--filename|--kustomize)[ =]?[\"']?(?:-|\.|\$\S+)(?:\s|$)"
)
_FOLDERS = re.compile(
    rf"{_APPLIES.pattern}|(?i:^[\w.]*(?:path|manifest|kustomiz|overlay|chart|exec|arg)\w*=)"
)
_GIVEN = r"(?:/|\s-[fk] ?|--(?:filename|kustomize)[ =]|path=)"
_KEEPERS = frozenset({"Application", "ApplicationSet", "Kustomization", "GitRepository"})


def unapplied(facts: Iterable[SourceFact], source: SourceTree) -> frozenset[str]:
    """Return the manifests of serving that nothing names, where others are applied by name."""
    manifests = {
        fact.path
        for fact in facts
        if fact.kind == "resource"
        and fact.text("type") in _SERVING
        and fact.path.endswith((".yaml", ".yml", ".json"))
    }
    told = list(_naming(facts)) if manifests else []
    applying = [text for text in told if _APPLIES.search(text)]
    if not applying or any(_ANY_MANIFEST.search(text) for text in applying):
        return frozenset()
    charts = {path.rpartition("/")[0] for path in source.paths if path.endswith("Chart.yaml")}
    return frozenset(p for p in manifests if not (_in_chart(p, charts) or _applied(p, told)))


def _naming(facts: Iterable[SourceFact]) -> Iterator[str]:
    """Yield what may name a manifest: commands, actions, and lists of what is applied."""
    for fact in facts:
        if fact.kind == "command":
            yield fact.text("text")
        elif fact.kind == "action":
            yield from fact.texts("with")
        elif fact.kind == "call":
            yield " ".join(fact.texts("arguments"))
        elif fact.kind == "setting" and "kustomization" in fact.path.lower():
            yield f"path={fact.path.rpartition('/')[0]}/{fact.text('value')}"
        elif fact.kind == "resource" and (
            fact.text("type") in _KEEPERS or fact.text("system") == "terraform"
        ):
            yield from fact.texts("attributes")


def _in_chart(path: str, charts: Iterable[str]) -> bool:
    return any(path.startswith(f"{chart}/") or not chart for chart in charts)


def _applied(path: str, told: Iterable[str]) -> bool:
    """Tell whether something names a manifest, or applies the folder that holds it."""
    folder, _, name = path.rpartition("/")
    last = folder.rpartition("/")[2]
    by_name = re.compile(rf"(?:^|[\s/=\"']){re.escape(name)}")
    by_folder = re.compile(rf"{_GIVEN}{re.escape(last)}/?(?=[\s\"',)]|$)")
    return any(
        by_name.search(text) or (last and _FOLDERS.search(text) and by_folder.search(text))
        for text in told
    )
