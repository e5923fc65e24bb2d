"""Nearer: a private companion for people who push others away."""
