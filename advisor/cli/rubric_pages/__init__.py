"""What `advisor rubric show` prints: the data of its pages, and the templates that word them."""
