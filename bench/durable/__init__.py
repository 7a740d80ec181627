"""What a durable advance costs, beside floors and peers: `python -m bench.durable`."""
