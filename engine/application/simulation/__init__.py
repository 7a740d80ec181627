"""Cases that are only thought: a guide is tried by walking it as the rules of real cases let it be walked."""
