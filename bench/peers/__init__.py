"""Peers on the workloads of bench/: scripts that run where the peers are installed, and know nothing of ours."""
