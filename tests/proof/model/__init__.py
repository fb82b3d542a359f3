"""A shop as plain lists, written from the promises alone: it knows nothing of the program."""
