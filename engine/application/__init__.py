"""The use cases that join guidelines and cases, and the ports through which they reach the world."""
