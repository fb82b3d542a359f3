"""What all models share: no model is bound to a database, each query is told which one it runs on.

References are plain id fields: nothing is loaded behind anybody's back.
"""

import peewee


class Row(peewee.Model):
    """A row with a 16-byte id."""

    id = peewee.BlobField(primary_key=True)
