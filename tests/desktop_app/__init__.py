"""Tests of the windows, driven by keys and clicks."""
