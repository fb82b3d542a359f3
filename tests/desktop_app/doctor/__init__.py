"""Tests of the scanner doctor."""
