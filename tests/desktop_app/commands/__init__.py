"""Commands of `main.py`."""
