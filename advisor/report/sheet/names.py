"""The sheets of a workbook that are there to be read, or for the workbook itself."""

from advisor.translation import sentence

READ_FIRST = sentence("Read first")
LISTS = "Lists"
OWN_SHEETS = (READ_FIRST, LISTS)
