"""The palette: one line over the window that finds any record and any command."""
