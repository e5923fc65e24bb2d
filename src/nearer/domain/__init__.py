"""The values and rules of the subject. Standard library and msgspec only."""
