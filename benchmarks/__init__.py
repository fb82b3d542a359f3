"""One module per promise of speed; `make bench` runs them and prints one JSON line a figure."""
