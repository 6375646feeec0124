"""Briefs: gathered from the register as plain data, then drawn."""
