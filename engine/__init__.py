"""BTI: guidelines are read, checked and compiled; cases follow them and are kept."""
