"""What things cost, as ratios within one run: these machines are shared, and milliseconds alone say little."""
