"""Stocktakes and their counted lines."""

import peewee

from db.models.base import Row


class StockCount(Row):
    """What is being counted, by whom, and what became of it."""

    name = peewee.TextField()
    location = peewee.BlobField(null=True)
    category = peewee.BlobField(null=True)
    blind = peewee.IntegerField()
    opened_by = peewee.BlobField()
    opened_at = peewee.IntegerField()
    state = peewee.TextField()
    ended_by = peewee.BlobField(null=True)
    ended_at = peewee.IntegerField(null=True)

    class Meta:
        table_name = "stock_count"


class CountLine(Row):
    """What was counted of an item and lot at a place, and what the books said then."""

    count = peewee.BlobField()
    item = peewee.BlobField()
    location = peewee.BlobField()
    lot = peewee.BlobField()
    recorded = peewee.IntegerField()
    counted = peewee.IntegerField()
    adds = peewee.IntegerField()
    assumed = peewee.IntegerField()
    reason = peewee.TextField()
    note = peewee.TextField()
    counted_by = peewee.BlobField()
    counted_at = peewee.IntegerField()
    struck_by = peewee.BlobField(null=True)
    struck_at = peewee.IntegerField(null=True)

    class Meta:
        table_name = "count_line"
