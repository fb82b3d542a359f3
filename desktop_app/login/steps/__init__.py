"""The questions of the first start, one module each."""
