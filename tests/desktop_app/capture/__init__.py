"""Tests of cameras, decoders and keyboard scanners, on real videos and real key events."""
