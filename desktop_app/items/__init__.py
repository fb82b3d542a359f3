"""The item list: find, look, create, edit, archive or delete."""
