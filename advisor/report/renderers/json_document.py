"""The result as JSON."""

from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.renderers.protocol import Renderer
from advisor.report.result_json import result_json
from advisor.result.model import Result


class JsonRenderer(Renderer):
    """Writes the result document itself."""

    def render(self, result: Result, appearance: Appearance = PLAIN) -> bytes:  # noqa: ARG002 data
        """Return the document as UTF-8."""
        return result_json(result).encode()
