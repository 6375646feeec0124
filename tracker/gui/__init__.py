"""The window: pages of lists, and the forms in which records are typed."""
