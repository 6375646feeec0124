"""Editors: one for each type of field that a record declares."""
