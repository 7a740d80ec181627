"""How a guideline is followed: commands, events, decide, evolve, agenda and views; pure throughout."""
