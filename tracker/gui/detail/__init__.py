"""The detail of a record: gathered as plain data, then drawn."""
