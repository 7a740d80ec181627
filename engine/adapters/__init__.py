"""The ports filled in: stores, codec, clock and keys; driver errors become engine errors here."""
