"""The words of the guideline language, in both written forms of Norwegian: one line a word."""
