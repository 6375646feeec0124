"""Why does this exist? The chain of causes of a record, to read, to follow and to print."""
