"""Briefs from the window: choosing what is printed, saving it, printing it."""
