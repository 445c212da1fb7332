"""The workshop: a page on every phone, blind votes, and one who leads."""
