"""The two walks that everybody takes, as data that any program can read; `write` makes them of their guides."""
