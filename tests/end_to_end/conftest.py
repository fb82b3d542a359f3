"""What the tests of the whole program share."""

from tests.end_to_end.program import open_program

__all__ = ["open_program"]
