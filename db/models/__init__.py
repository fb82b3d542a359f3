"""Peewee models: the fields of every table and nothing that decides."""
