"""Goods set aside for outside orders."""
