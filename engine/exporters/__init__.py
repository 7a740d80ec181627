"""Cases and guidelines as documents: every exporter returns text or bytes and writes nothing."""
