"""The exit codes of every command."""

DONE = 0
FINDINGS = 1
USAGE = 2
STOPPED = 3
NO_CASE = 4
CONFLICT = 5
STORAGE = 6
BUG = 70
ABORTED = 130
