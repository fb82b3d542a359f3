"""Tests of the data and its rules, on real encrypted databases."""
