"""The command line's own room: what is asked for, what is printed, and with which exit code."""
