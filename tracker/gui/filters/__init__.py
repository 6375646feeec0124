"""The filter above a list: what it leaves out, its buttons, its choices with their counts."""
