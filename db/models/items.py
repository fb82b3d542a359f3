"""Items, their barcodes and lots."""

import peewee

from db.models.base import Row


class Item(Row):
    """Something that is kept in stock."""

    sku = peewee.TextField()
    name = peewee.TextField()
    sort_name = peewee.TextField()
    category = peewee.BlobField(null=True)
    unit = peewee.BlobField()
    sale_price = peewee.IntegerField()
    reorder_point = peewee.IntegerField()
    reorder_quantity = peewee.IntegerField()
    supplier = peewee.BlobField(null=True)
    track_lots = peewee.IntegerField()
    note = peewee.TextField()
    created_at = peewee.IntegerField()
    archived_at = peewee.IntegerField(null=True)
    merged_into = peewee.BlobField(null=True)

    class Meta:
        table_name = "item"


class Barcode(Row):
    """A code by which an item is scanned, and how much of it the code counts."""

    item = peewee.BlobField()
    code = peewee.TextField()
    gtin14 = peewee.TextField(null=True)
    pack_quantity = peewee.IntegerField()
    pack_name = peewee.TextField()

    class Meta:
        table_name = "barcode"


class Lot(Row):
    """A batch of an item; one fixed row stands for "no lot"."""

    item = peewee.BlobField(null=True)
    code = peewee.TextField()
    expires_on = peewee.TextField(null=True)

    class Meta:
        table_name = "lot"
