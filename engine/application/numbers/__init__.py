"""The numbers of a municipality: what is counted, what of it may be told, and in which words."""
