"""Which files people give in place of answers or a rubric, and by what each is known.

A mark is a tuple of paths that must all be there; one mark is enough. A path is keys joined by `/`,
each a regular expression for a whole key, the last one also for the text of a value. Of a list, the
first item is looked at.
"""

from advisor.frozen import dataclass
from advisor.translation import sentence

Mark = tuple[str, ...]

ANSWERS = sentence("answers")
RUBRIC = sentence("a rubric")
RESULT = sentence("a result")
PROPOSALS = sentence("proposals of a scan")
OSCAL_MODELS = (
    *("catalog", "profile", "component-definition", "system-security-plan", "assessment-plan"),
    *("assessment-results", "plan-of-action-and-milestones", "mapping-collection"),
)
_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ANY = ".+"
_ACTIVITY = f"{_ANY}/{_ANY}/{_ANY}"
_SAMM_ID = "[GDIVO]-[A-Z]{2}-([AB]-[123](-1)?|[123]-[AB])"
EVIDENCE = sentence(
    "What it says of your team can be evidence: name it as `ref` below the `evidence` of an "
    "answer, with `kind: document`."
)
_NO_EVIDENCE = sentence("It says what can be asked and nothing of a team: none of it is evidence.")
_OBSERVATIONS = sentence(
    "Its observations can be evidence: name it as `ref` below the `evidence` of an answer, with "
    "`kind: automated` where a tool made them, else `document`."
)
_PAGES = sentence(
    "Its justifications name pages of your project: they can be evidence, each as `ref` below the "
    "`evidence` of an answer, with `kind: document`."
)
_OSCAL_USES = {
    "assessment-results": _OBSERVATIONS,
    **dict.fromkeys(("catalog", "profile", "mapping-collection"), _NO_EVIDENCE),
}


@dataclass(frozen=True, kw_only=True)
class KnownFile:
    """A kind of file: how it is called, by what it is known, and what can be done with it."""

    name: str
    marks: tuple[Mark, ...]
    use: str


OSCAL = {
    model: KnownFile(
        name=sentence("an OSCAL document ({model})", model=model),
        marks=((f"{model}/uuid", f"{model}/metadata/oscal-version"),),
        use=_OSCAL_USES.get(model, EVIDENCE),
    )
    for model in OSCAL_MODELS
}
SAMM = KnownFile(
    name=sentence("an OWASP SAMM assessment"),
    marks=(
        ("(Company Name|Project name)", "question[0-9]+"),
        (_SAMM_ID,),
        (f"{_ANY}/{_SAMM_ID}",),
    ),
    use=EVIDENCE,
)
FOREIGN = (
    KnownFile(
        name=sentence("a team's progress in DSOMM (OWASP DevSecOps Maturity Model)"),
        marks=(
            (f"(progress|evidence)/{_UUID}",),
            (f"{_ACTIVITY}/uuid", f"{_ACTIVITY}/teamsImplemented/.*/[Tt]rue"),
            (f"{_ACTIVITY}/uuid", f"{_ACTIVITY}/teamsEvidence/.*/.+"),
        ),
        use=EVIDENCE,
    ),
    KnownFile(
        name=sentence("a DSOMM model (OWASP DevSecOps Maturity Model)"),
        marks=(
            ("meta/publisher/.*DevSecOps-?MaturityModel.*",),
            (f"{_ACTIVITY}/uuid", f"{_ACTIVITY}/(difficultyOfImplementation|measure|usefulness)"),
            ("activityFiles", "progressDefinition"),
            ("teams", "teamGroups"),
        ),
        use=_NO_EVIDENCE,
    ),
    KnownFile(
        name=sentence("a part of the OWASP SAMM model"),
        marks=(
            ("activity", "answerSet"),
            ("stream", "level", "benefit"),
            ("model/SAMM.*", "id"),
            ("function", "shortName", "shortDescription"),
            ("practice", "maturityLevel", "objective"),
            ("practice", "letter", "order"),
        ),
        use=_NO_EVIDENCE,
    ),
    SAMM,
    KnownFile(
        name=sentence("an AWS Well-Architected lens"),
        marks=(("schemaVersion", "pillars/questions"),),
        use=_NO_EVIDENCE,
    ),
    KnownFile(
        name=sentence("an AWS Well-Architected review of a workload"),
        marks=(
            ("LensReview/(LensAlias|LensArn|PillarReviewSummaries)",),
            ("LensReviewReport/.*",),
            ("LensAlias", "(AnswerSummaries|Answer|ImprovementSummaries)"),
            ("Workload/(WorkloadId|WorkloadArn)",),
        ),
        use=EVIDENCE,
    ),
    *OSCAL.values(),
    KnownFile(
        name=sentence("a project's entry for the OpenSSF Best Practices badge"),
        marks=(
            ("badge_percentage_0",),
            ("badge_level", "(project_id|[a-z_]+_status)"),
            ("[a-z_]+_status/(Met|Unmet|N.A|[?])", "[a-z_]+_justification"),
        ),
        use=_PAGES,
    ),
    KnownFile(
        name=sentence("a JSON Schema"),
        marks=(("[$]schema/.*json-schema.*", "(properties|type|[$]defs)"),),
        use=sentence("Editors complete a file by it; it holds no data itself."),
    ),
    KnownFile(
        name=sentence("a SARIF log"),
        marks=(("version", "runs/tool"),),
        use=sentence(
            "Proposals that can be taken over come from: advisor scan REPOSITORY -o FILE."
        ),
    ),
)
OWN = (
    KnownFile(
        name=ANSWERS,
        marks=(("answers", "(rubric|team|assessed_on)"), ("rubric", "team")),
        use=sentence("They name their rubric themselves: advisor score F."),
    ),
    KnownFile(
        name=RUBRIC,
        marks=(("id", "levels"), ("extends",)),
        use=sentence("Give it with --rubric, beside an answers file."),
    ),
    KnownFile(
        name=sentence("a part of a rubric"),
        marks=(("(practices|steps)/id",), ("of", "criteria"), ("items", "edition")),
        use=sentence("Name the folder of the rubric, with --rubric."),
    ),
    KnownFile(
        name=PROPOSALS,
        marks=(("proposals_version",),),
        use=sentence("Take what is right of them: advisor answers take F PROPOSALS --all."),
    ),
    KnownFile(
        name=sentence("what `advisor portfolio` wrote"),
        marks=(("portfolio_version",),),
        use=sentence("It tells of many teams; name the files of these."),
    ),
    KnownFile(
        name=sentence("the manifest of a portfolio"),
        marks=(("teams/path",),),
        use=sentence("`advisor portfolio --manifest F` reads it."),
    ),
    KnownFile(
        name=RESULT,
        marks=(("schema_version", "(level|practices|roadmap)"),),
        use=sentence("score, explain, plan, report, compare and gate take it."),
    ),
)
"""Those of advisor itself, but for the policy of a gate, which is known by its name."""
POLICY = KnownFile(
    name=sentence("the policy of a gate"), marks=(), use=sentence("`advisor gate` reads it.")
)
POLICY_FILE = r"advisor-gate\.(ya?ml|json)"
