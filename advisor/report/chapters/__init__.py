"""The chapters of the report, in their order."""

from advisor.report.chapters.answers import CHAPTER as ANSWERS
from advisor.report.chapters.blockers import CHAPTER as BLOCKERS
from advisor.report.chapters.compare import CHAPTER as COMPARE
from advisor.report.chapters.comparison import CHAPTER as COMPARISON
from advisor.report.chapters.crosswalks import CHAPTER as CROSSWALKS
from advisor.report.chapters.decide import CHAPTER as DECIDE
from advisor.report.chapters.do import CHAPTER as DO
from advisor.report.chapters.evidence import CHAPTER as EVIDENCE
from advisor.report.chapters.history import CHAPTER as HISTORY
from advisor.report.chapters.kpis import CHAPTER as KPIS
from advisor.report.chapters.later import CHAPTER as LATER
from advisor.report.chapters.levels import CHAPTER as LEVELS
from advisor.report.chapters.map import CHAPTER as MAP
from advisor.report.chapters.method import CHAPTER as METHOD
from advisor.report.chapters.plan import CHAPTER as PLAN
from advisor.report.chapters.stages import CHAPTER as STAGES
from advisor.report.chapters.steps import CHAPTER as STEPS
from advisor.report.chapters.trend import CHAPTER as TREND
from advisor.report.chapters.workshop import CHAPTER as WORKSHOP

CHAPTERS = (
    DECIDE,
    DO,
    COMPARE,
    LATER,
    HISTORY,
    TREND,
    LEVELS,
    BLOCKERS,
    COMPARISON,
    STAGES,
    MAP,
    PLAN,
    STEPS,
    EVIDENCE,
    ANSWERS,
    WORKSHOP,
    CROSSWALKS,
    KPIS,
    METHOD,
)
