"""The brand that a command is given."""

from advisor.cli.diagnostics import remark
from advisor.report.brand.model import Brand


def read_brand(file: str | None) -> Brand:
    """Return who sends what is written, telling what is odd about the file that says it."""
    if file is None:
        return Brand()
    from advisor.report.brand.read import load_brand, remarks_on  # noqa: PLC0415 seldom used

    brand = load_brand(file)
    for said in remarks_on(brand):
        remark(said)
    return brand
