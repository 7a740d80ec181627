"""What a guideline says: frozen data and the process compiled from it."""
