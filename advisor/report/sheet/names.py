"""The sheets of a workbook that are there to be read, or for the workbook itself."""

READ_FIRST = "Read first"
LISTS = "Lists"
OWN_SHEETS = (READ_FIRST, LISTS)
