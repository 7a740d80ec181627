"""What is shown of a guide itself: its findings, and its text."""
