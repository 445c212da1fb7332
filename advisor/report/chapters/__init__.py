"""The chapters of the report, in their order."""

from advisor.report.chapters.answers import CHAPTER as ANSWERS
from advisor.report.chapters.blockers import CHAPTER as BLOCKERS
from advisor.report.chapters.comparison import CHAPTER as COMPARISON
from advisor.report.chapters.crosswalks import CHAPTER as CROSSWALKS
from advisor.report.chapters.evidence import CHAPTER as EVIDENCE
from advisor.report.chapters.history import CHAPTER as HISTORY
from advisor.report.chapters.kpis import CHAPTER as KPIS
from advisor.report.chapters.levels import CHAPTER as LEVELS
from advisor.report.chapters.map import CHAPTER as MAP
from advisor.report.chapters.method import CHAPTER as METHOD
from advisor.report.chapters.plan import CHAPTER as PLAN
from advisor.report.chapters.stages import CHAPTER as STAGES
from advisor.report.chapters.steps import CHAPTER as STEPS
from advisor.report.chapters.summary import CHAPTER as SUMMARY

CHAPTERS = (
    SUMMARY,
    HISTORY,
    COMPARISON,
    LEVELS,
    STAGES,
    MAP,
    EVIDENCE,
    CROSSWALKS,
    KPIS,
    BLOCKERS,
    PLAN,
    STEPS,
    ANSWERS,
    METHOD,
)
