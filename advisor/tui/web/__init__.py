"""The screens in a browser: a small server, and a process for each visitor."""
