"""What may stand after a key: a choice of a vocabulary, a record, a date, a city, a code."""
