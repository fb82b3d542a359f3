"""The protocol of several PCs: the link, the steps, the hub."""
