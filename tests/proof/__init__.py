"""Long proofs: `make proof-import` and the like; a small share of each is in `make test`."""
