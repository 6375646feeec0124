"""What the program costs at a million records, beside what it could cost at the least.

`make bench` runs it; each measurement alternates with its floor, in the same run.
"""
