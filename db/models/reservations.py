"""Goods that are set aside for outside orders, and what became of them."""

import peewee

from db.models.base import Row


class Reservation(Row):
    """What an order (`reference`) has set aside of an item at a place; never changed."""

    reference = peewee.TextField()
    item = peewee.BlobField()
    location = peewee.BlobField()
    quantity = peewee.IntegerField()
    expires_at = peewee.IntegerField(null=True)
    oversell_by = peewee.BlobField(null=True)
    actor = peewee.BlobField()
    at = peewee.IntegerField()

    class Meta:
        table_name = "reservation"


class ReservationRelease(Row):
    """What is set aside no longer: sold to the order by a document, or given up; never changed."""

    reservation = peewee.BlobField()
    quantity = peewee.IntegerField()
    document = peewee.BlobField(null=True)
    actor = peewee.BlobField()
    at = peewee.IntegerField()

    class Meta:
        table_name = "reservation_release"
