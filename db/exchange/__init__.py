"""Data that leaves the program as files, in formats that other programs read."""
