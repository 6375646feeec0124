"""A synthetic register of any size, equal for equal seeds: to try how the program bears many."""

from tracker.sample.synthetic.register import MOST, batches, make

__all__ = ["MOST", "batches", "make"]
