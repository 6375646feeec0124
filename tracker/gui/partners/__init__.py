"""Partners: the page that lists the countries, and the form of their names."""
