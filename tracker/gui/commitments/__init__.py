"""Commitments: the page that lists them, and their form."""
