"""The shop itself: settings, devices, places, partners, units and categories."""

import peewee

from db.models.base import Row


class Setting(Row):
    """One setting of the shop, such as its name or currency."""

    key = peewee.TextField()
    value = peewee.TextField()

    class Meta:
        table_name = "setting"


class Device(Row):
    """A PC that writes into the journal."""

    incarnation = peewee.IntegerField()
    code = peewee.TextField()
    name = peewee.TextField()
    revoked_at = peewee.IntegerField(null=True)

    class Meta:
        table_name = "device"


class Location(Row):
    """A place where goods are: a shelf of ours, or a virtual one such as "suppliers"."""

    name = peewee.TextField()
    kind = peewee.TextField()
    parent = peewee.BlobField(null=True)
    archived_at = peewee.IntegerField(null=True)

    class Meta:
        table_name = "location"


class Partner(Row):
    """A supplier or customer."""

    name = peewee.TextField()
    kind = peewee.TextField()
    phone = peewee.TextField(default="")
    note = peewee.TextField(default="")
    archived_at = peewee.IntegerField(null=True)

    class Meta:
        table_name = "partner"


class Category(Row):
    """A group of items."""

    name = peewee.TextField()
    archived_at = peewee.IntegerField(null=True)

    class Meta:
        table_name = "category"


class Unit(Row):
    """What an item is counted or measured in, and how finely."""

    code = peewee.TextField()
    decimals = peewee.IntegerField()

    class Meta:
        table_name = "unit"
