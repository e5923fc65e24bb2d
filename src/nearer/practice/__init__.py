"""Steps, strategies and trials."""
