"""The subject matter: a module for each kind of record, with its rules, questions and edits."""
