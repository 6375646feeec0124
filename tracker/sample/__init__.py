"""The sample register: real public facts, entered by the same verbs a person's hands use."""
