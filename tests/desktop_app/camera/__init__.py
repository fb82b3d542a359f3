"""Tests of what windows show of a camera."""
