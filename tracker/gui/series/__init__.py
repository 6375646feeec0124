"""Series: the page that lists recurring mechanisms, and the forms around it."""
