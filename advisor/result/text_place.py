"""Where in the text of a result its values stand; only an error needs to know."""

from advisor.document.parse import Document, Path_, dotted, parse_document
from advisor.errors import ContentError, Location
from advisor.translation import sentence

EDITED = sentence(
    "This result was edited, or another version wrote it. Make it anew: advisor "
    "report ANSWERS --format json."
)
_SIDED = ("dimensions", "stages")


class ResultPlaces:
    """The places in one result's text, which is parsed again when the first is asked for."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._document: Document | None = None

    def locate(self, path: Path_) -> Location:
        """Return the location of the value at `path` of the result's data."""
        path = _as_written(path)
        try:
            self._document = self._document or parse_document(self._text, file=self._file)
        except ContentError:  # JSON of a kind that the parser of answers is too strict for
            return Location(file=self._file, field=dotted(path) or None)
        return self._document.locate(path)


def _as_written(path: Path_) -> Path_:
    """Undo what reading moves: a part's sides, the kinds of work of a level, a side's way."""
    if len(path) > 2 and path[0] in _SIDED and path[2] == "sides":  # noqa: PLR2004 part, index
        return (*path[:2], *path[3:])
    if path[:1] == ("parts",):
        return ("level", *path)
    if len(path) > 1 and path[0] == "toward":
        return (f"{path[1]}_toward", *path[2:])
    return path
