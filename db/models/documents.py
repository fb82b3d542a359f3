"""Drafts (local, editable) and documents (booked, never changed) with their lines."""

import peewee

from db.models.base import Row


class Draft(Row):
    """What is being scanned and is not booked yet."""

    kind = peewee.TextField()
    owner = peewee.BlobField()
    location = peewee.BlobField()
    partner = peewee.BlobField(null=True)
    external_ref = peewee.TextField(default="")
    note = peewee.TextField(default="")
    payment_method = peewee.TextField(null=True)
    created_at = peewee.IntegerField()
    destination = peewee.BlobField(null=True)
    reason = peewee.TextField(default="")
    reservation = peewee.TextField(default="")
    discount_rate = peewee.IntegerField(null=True)
    discount_amount = peewee.IntegerField(null=True)
    parked_at = peewee.IntegerField(null=True)
    label = peewee.TextField(default="")

    class Meta:
        table_name = "draft"


class DraftLine(Row):
    """One scan of a draft; an unknown code has no item."""

    draft = peewee.BlobField()
    item = peewee.BlobField(null=True)
    code = peewee.TextField()
    symbology = peewee.TextField()
    source = peewee.TextField()
    quantity = peewee.IntegerField()
    pack_quantity = peewee.IntegerField()
    pack_name = peewee.TextField()
    unit_price = peewee.IntegerField()
    unit_cost = peewee.IntegerField(null=True)
    lot = peewee.BlobField()
    scanned_at = peewee.IntegerField()
    undone_at = peewee.IntegerField(null=True)
    lot_code = peewee.TextField(default="")
    expires_on = peewee.TextField(null=True)
    returns = peewee.BlobField(null=True)
    comes_in = peewee.IntegerField(default=0)
    discount_rate = peewee.IntegerField(null=True)
    discount_amount = peewee.IntegerField(null=True)
    gtin14 = peewee.TextField(default="")
    said_quantity = peewee.IntegerField(null=True)
    said_grams = peewee.IntegerField(null=True)
    amount = peewee.IntegerField(null=True)
    amount_quantity = peewee.IntegerField(null=True)
    amount_price = peewee.IntegerField(null=True)

    class Meta:
        table_name = "draft_line"


class Document(Row):
    """The header of something that was booked."""

    kind = peewee.TextField()
    number = peewee.TextField()
    device = peewee.BlobField()
    actor = peewee.BlobField()
    at = peewee.IntegerField()
    business_date = peewee.TextField()
    partner = peewee.BlobField(null=True)
    reason = peewee.TextField()
    note = peewee.TextField()
    external_ref = peewee.TextField()
    payment_method = peewee.TextField(null=True)
    oversell_by = peewee.BlobField(null=True)
    approved_by = peewee.BlobField(null=True)
    reverses = peewee.BlobField(null=True)
    total = peewee.IntegerField()
    tax = peewee.IntegerField()

    class Meta:
        table_name = "document"


class DocumentLine(Row):
    """One line of a document."""

    document = peewee.BlobField()
    position = peewee.IntegerField()
    item = peewee.BlobField()
    quantity = peewee.IntegerField()
    unit_price = peewee.IntegerField()
    amount = peewee.IntegerField()
    returns = peewee.BlobField(null=True)
    reverses = peewee.BlobField(null=True)

    class Meta:
        table_name = "document_line"
