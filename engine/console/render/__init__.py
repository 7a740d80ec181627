"""How cases look on a terminal: pure functions from what is known to what is written."""
