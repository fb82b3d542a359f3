"""The tests mirror the tree; end_to_end/ drives the whole program."""
