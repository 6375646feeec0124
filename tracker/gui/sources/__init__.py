"""Sources in the window: saying where a record, or one field of it, was read."""
