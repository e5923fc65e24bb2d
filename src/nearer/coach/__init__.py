"""Claims about the person, and safety of words."""
