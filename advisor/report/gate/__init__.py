"""The verdict of a gate as a pipeline reads it."""
