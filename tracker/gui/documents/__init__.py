"""Documents in the window: files attached to a record, opened, saved and described."""
