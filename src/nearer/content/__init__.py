"""Words and facts for people, as data."""
