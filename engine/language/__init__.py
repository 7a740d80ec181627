"""How a guideline is written: text to nodes with places, to a guideline or to diagnostics."""
