"""Today: the page that says what the day asks for."""
