"""Cases for practice and for measuring: walked through the guides by the engine, and lived again by invented people."""
