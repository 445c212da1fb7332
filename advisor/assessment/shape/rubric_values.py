"""Values of which the rubric says which ones there are."""

from typing import Any

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN
from advisor.assessment.shape.shape import Schema, Shape, Source, or_null
from advisor.assessment.valid_names import ValidNames
from advisor.document.fault_words import shorten
from advisor.document.parse import Path_
from advisor.document.share import PERCENT_PATTERN, number_of
from advisor.rubric.model import PERCENT, Kpi, Practice, ProfileField
from advisor.rubric.profile import profile_values
from advisor.translation import sentence

_CRITERIA = sentence("To see what there is: advisor rubric show {{}}.")
_STEPS = sentence("`advisor plan --format csv` lists the steps' ids.")


class RubricReference(Shape):
    """The `id@major` of the rubric, which was read and judged before all else."""

    def read(self, source: Source, _path: Path_, _value: Any) -> str | None:
        """Return the reference of the rubric at hand."""
        return source.valid.reference

    def schema(self, valid: ValidNames, _about: Any) -> Schema:
        """Return the schema that takes this rubric alone."""
        return {"const": valid.reference, "description": valid.title}


class LevelValue(Shape):
    """A level of the rubric."""

    expected = sentence("a level (a whole number)")
    words: tuple[str, ...] = ()  # that may stand for a level

    def read(self, source: Source, path: Path_, value: Any) -> int | str | None:
        """Return the level, or a word that may stand for one."""
        if value is None or value in self.words:
            return value  # type: ignore[no-any-return] # nothing or a word, as just tested
        reader, valid = source.reader, source.valid
        if isinstance(value, bool) or not isinstance(value, int):
            hint = self.hint(source, path, value) or f"Write {valid.levels}{self.or_words}."
            reader.wrong(path, f"{self.expected}{self.or_words}", value, hint)
            return None
        if value < 0 or (valid.top is not None and value > valid.top):
            hint = sentence(
                "The levels of {reference} are 0 to {top}.",
                reference=valid.reference,
                top=valid.top,
            )
            hint = sentence("Levels count from 0.") if valid.top is None else hint
            reader.refuse(path, sentence("there is no level {value}", value=value), hint)
            return None
        return value

    @property
    def or_words(self) -> str:
        """The words that may stand for a level, as they follow it in a sentence."""
        return f", {' or '.join(self.words)}" if self.words else ""

    def hint(self, _source: Source, _path: Path_, _value: Any) -> str | None:
        """Return what was probably meant by something else, if that can be told."""
        return None

    def schema(self, valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of the rubric's levels."""
        return {"type": "integer", "minimum": 0, "maximum": valid.top}


class AnswerLevel(LevelValue):
    """What is said of a practice: a level, UNKNOWN or NOT_APPLICABLE."""

    words: tuple[str, ...] = (UNKNOWN, NOT_APPLICABLE)

    def hint(self, source: Source, path: Path_, value: Any) -> str | None:
        """Return what to write instead of a word people use."""
        from advisor.assessment.answer_words import hint_for  # noqa: PLC0415 only an error needs it

        if not isinstance(value, str | bool):
            return None
        written = source.reader.document.mark(path).raw or str(value)
        return hint_for(written, top=source.valid.top)

    def schema(self, _valid: ValidNames, about: Practice) -> Schema:
        """Return the schema of the practice's levels, each with its text, and of the words."""
        levels = [
            {"const": level, "description": text} for level, text in sorted(about.levels.items())
        ]
        return {"anyOf": [*levels, *({"const": word} for word in self.words)]}


class ProfileValue(Shape):
    """A value of a field of the profile, or several where the field takes several."""

    def read(self, source: Source, path: Path_, value: Any) -> Any:
        """Return the value; several are a tuple in the rubric's order."""
        field: ProfileField | None = source.about
        if field is None:
            return tuple(value) if isinstance(value, list) else value
        if field.type == "number":
            return source.reader.number(value, path, low=0)
        if field.many:
            return _several(source, path, field, value)
        return _one_of(source, path, path[-1], field, value)

    def schema(self, _valid: ValidNames, about: ProfileField) -> Schema:
        """Return the schema of the field's values."""
        if about.type == "number":
            return {"type": "number", "minimum": 0}
        one = {"enum": [*profile_values(about)]}
        several = {"type": "array", "items": or_null(one), "uniqueItems": True}
        return {"anyOf": [one, several]} if about.many else one

    def written(self, value: Any) -> Any:
        """Return several values as a list."""
        return [*value] if isinstance(value, tuple) else value


def _several(source: Source, path: Path_, field: ProfileField, value: Any) -> Any:
    if isinstance(value, list):
        given = [_one_of(source, (*path, n), path[-1], field, one) for n, one in enumerate(value)]
    else:
        given = [_one_of(source, path, path[-1], field, value)]
    return tuple(one for one in profile_values(field) if one in given) or None


def _one_of(source: Source, path: Path_, name: object, field: ProfileField, value: Any) -> Any:
    if isinstance(value, list | dict):
        source.reader.wrong(
            path, sentence("one value"), value, sentence("`{name}` takes one value.", name=name)
        )
        return None
    return source.reader.one_of(
        value, path, profile_values(field), sentence("a value of `{name}`", name=name)
    )


class CriterionId(Shape):
    """The id of a criterion of the practice that is spoken of."""

    def read(self, source: Source, path: Path_, value: Any) -> str | None:
        """Return the id."""
        written = source.reader.text(value, path)
        practice: Practice | None = source.about
        if written is None or practice is None:
            return written
        ids = [criterion.id for criterion in practice.criteria]
        if written in ids:
            return written
        prefix, _, rest = written.rpartition("/")
        if rest in ids and prefix == practice.id:
            message = sentence("`{written}` names its practice once more", written=shorten(written))
            source.reader.refuse(path, message, f"Write: {rest}")
        else:
            what = sentence("a criterion of `{practice}`", practice=practice.id)
            source.reader.unknown(path, written, ids, what, _CRITERIA.format(practice.id))
        return None

    def schema(self, _valid: ValidNames, about: Practice) -> Schema:
        """Return a pointer to the criteria of the practice, which the whole schema defines."""
        return {"$ref": f"#/$defs/{about.id}"}


class RoleId(Shape):
    """The id of a role."""

    def read(self, source: Source, path: Path_, value: Any) -> str | None:
        """Return the id."""
        written = source.reader.text(value, path)
        roles = source.valid.roles
        if written is None or roles is None or written in roles:
            return written
        source.reader.unknown(path, written, roles, sentence("a role of this rubric"))
        return None

    def schema(self, valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of all roles."""
        return {"enum": [*(valid.roles or ())]}


class EvidenceKindName(Shape):
    """A kind of evidence."""

    def read(self, source: Source, path: Path_, value: Any) -> Any:
        """Return the kind's id."""
        kinds = source.valid.evidence_kinds
        if kinds is not None and isinstance(value, str) and value in kinds:
            return value
        return source.reader.one_of(value, path, kinds, sentence("a kind of evidence"))

    def schema(self, valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of the kinds, each with what it can support."""
        kinds = (valid.evidence_kinds or {}).values()
        described = [
            {
                "const": kind.id,
                "description": sentence(
                    "{summary} Supports up to level {caps}.", summary=kind.summary, caps=kind.caps
                ),
            }
            for kind in kinds
        ]
        return {"anyOf": described} if described else {"type": "string"}


class Figure(Shape):
    """A value of a KPI, in its unit and within its limits."""

    def read(self, source: Source, path: Path_, value: Any) -> float | None:
        """Return the number; a percentage may be written with its sign."""
        kpi: Kpi | None = source.about
        if isinstance(value, str) and (kpi is None or kpi.unit == PERCENT):
            number = number_of(value)
            value = value if number is None else number
        figure = source.reader.number(value, path)
        if figure is not None and kpi is not None:
            _refuse_beyond(source, path, kpi, figure)
        return figure

    def schema(self, _valid: ValidNames, about: Kpi) -> Schema:
        """Return the schema of such a number."""
        limits = dict(zip(("minimum", "maximum"), about.limits, strict=True))
        number = {
            "type": "number",
            **{k: limit for k, limit in limits.items() if limit is not None},
        }
        if about.unit != PERCENT:
            return number
        return {"anyOf": [number, {"type": "string", "pattern": PERCENT_PATTERN}]}


def _refuse_beyond(source: Source, path: Path_, kpi: Kpi, figure: float) -> None:
    low, high = kpi.limits
    hint = sentence("`{kpi}` is given in {unit}; write a number ", kpi=kpi.id, unit=kpi.unit)
    if low is not None and figure < low:
        upper = "on" if high is None else f"to {high:g}"
        source.reader.refuse(
            path, sentence("{figure:g} is too low", figure=figure), f"{hint}from {low:g} {upper}."
        )
    if high is not None and figure > high:
        lower = "up" if low is None else f"from {low:g}"
        source.reader.refuse(
            path, sentence("{figure:g} is too high", figure=figure), f"{hint}{lower} to {high:g}."
        )


class StepId(Shape):
    """The id of a step, or of one that gathers evidence."""

    def read(self, source: Source, path: Path_, value: Any) -> str | None:
        """Return the id."""
        step, known = source.reader.text(value, path), source.valid.steps
        if not step or known is None or step in known:
            return step
        _refuse_step(source, path, step)
        return None

    def schema(self, valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of all such ids."""
        return {"enum": [*(valid.steps or ())]}


def _refuse_step(source: Source, path: Path_, written: str) -> None:
    steps = source.valid.steps_by_practice.get(written)
    if steps is None:
        known = source.valid.steps or ()
        source.reader.unknown(path, written, known, sentence("a step of this rubric"), _STEPS)
        return
    message = sentence("`{written}` is a practice, not a step", written=shorten(written))
    names = ", then ".join(f"`{step}`" for step in steps)
    many = sentence("its steps are") if len(steps) > 1 else sentence("its step is")
    source.reader.refuse(
        path, message, sentence("Name a step: {many} {names}.", many=many, names=names)
    )
