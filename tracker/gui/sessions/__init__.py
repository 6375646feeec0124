"""Sessions: the page that lists them, and the form in which one is logged."""
