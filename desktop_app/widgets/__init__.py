"""Small reusable widgets without knowledge of the shop."""
