"""Every text a person reads, in bokmål and nynorsk, chosen per call."""
