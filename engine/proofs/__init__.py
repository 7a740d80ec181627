"""Proves of a guideline what must hold on every way through it, and finds a shortest way where it does not."""

from engine.proofs.hits import Certificate, Hit, Hop, Proofs, Weight
from engine.proofs.proving import prove

__all__ = ["Certificate", "Hit", "Hop", "Proofs", "Weight", "prove"]
