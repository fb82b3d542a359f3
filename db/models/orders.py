"""Orders to suppliers; their rows never change."""

import peewee

from db.models.base import Row


class PurchaseOrder(Row):
    """What was ordered of a supplier at once."""

    number = peewee.TextField()
    device = peewee.BlobField()
    actor = peewee.BlobField()
    at = peewee.IntegerField()
    ordered_on = peewee.TextField()
    supplier = peewee.BlobField()
    expected_on = peewee.TextField(null=True)
    reference = peewee.TextField()

    class Meta:
        table_name = "purchase_order"


class OrderLine(Row):
    """How much of an item was ordered."""

    purchase_order = peewee.BlobField()
    position = peewee.IntegerField()
    item = peewee.BlobField()
    quantity = peewee.IntegerField()

    class Meta:
        table_name = "order_line"


class OrderReceipt(Row):
    """The part of a receipt's line that was on order."""

    order_line = peewee.BlobField()
    receipt_line = peewee.BlobField()
    quantity = peewee.IntegerField()

    class Meta:
        table_name = "order_receipt"


class OrderCancel(Row):
    """The part of a line that will not come."""

    order_line = peewee.BlobField()
    quantity = peewee.IntegerField()

    class Meta:
        table_name = "order_cancel"
