"""Invented lives with known truth, and the rules that look for triggers in them."""
