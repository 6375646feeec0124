"""Agreements: the page that lists them, and their form with the dated actions."""
