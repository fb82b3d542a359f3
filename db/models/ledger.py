"""The ledger: movements, what they cost, and the balances and pools that they add up to."""

import peewee

from db.models.base import Row


class Movement(Row):
    """Goods that went from one place to another; never changed."""

    document = peewee.BlobField()
    line = peewee.BlobField()
    item = peewee.BlobField()
    lot = peewee.BlobField()
    source = peewee.BlobField()
    destination = peewee.BlobField()
    quantity = peewee.IntegerField()
    unit_price = peewee.IntegerField()
    at = peewee.IntegerField()
    business_date = peewee.TextField()
    reverses = peewee.BlobField(null=True)

    class Meta:
        table_name = "movement"


class MovementCost(peewee.Model):
    """What a whole movement cost; for people with `cost.view` alone."""

    movement = peewee.BlobField(primary_key=True)
    cost = peewee.IntegerField()
    variance = peewee.IntegerField()
    estimated = peewee.IntegerField()

    class Meta:
        table_name = "movement_cost"


class ItemCost(peewee.Model):
    """The cost pool of an item over all internal places."""

    item = peewee.BlobField(primary_key=True)
    quantity = peewee.IntegerField()
    cost = peewee.IntegerField()
    unit_cost = peewee.IntegerField()

    class Meta:
        table_name = "item_cost"


class Balance(peewee.Model):
    """How much of an item and lot a place holds; kept by a trigger on `movement`."""

    item = peewee.BlobField()
    location = peewee.BlobField()
    lot = peewee.BlobField()
    quantity = peewee.IntegerField()

    class Meta:
        table_name = "balance"
        primary_key = peewee.CompositeKey("item", "location", "lot")


class Journal(Row):
    """One act that others must learn of; hash-chained per device, never changed."""

    device = peewee.BlobField()
    incarnation = peewee.IntegerField()
    device_seq = peewee.IntegerField()
    kind = peewee.TextField()
    subject = peewee.BlobField()
    payload = peewee.TextField()
    actor = peewee.BlobField()
    role_version = peewee.IntegerField()
    at = peewee.IntegerField()
    previous_hash = peewee.BlobField()
    hash = peewee.BlobField()
    signature = peewee.BlobField(null=True)
    hub_seq = peewee.IntegerField(null=True)
    fork = peewee.IntegerField(default=0)
    lost_seq = peewee.IntegerField(null=True)

    class Meta:
        table_name = "journal"
