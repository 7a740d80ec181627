"""The texts themselves, one module for each part of the program."""
