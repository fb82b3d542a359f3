"""Several PCs, one stock: the protocol of docs/sharing.md between a PC's copy and the hub."""
