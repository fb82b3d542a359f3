"""Accounts and roles."""

import peewee

from db.models.base import Row


class Role(Row):
    """A named set of permissions."""

    name = peewee.TextField()
    built_in = peewee.IntegerField()
    version = peewee.IntegerField()

    class Meta:
        table_name = "role"


class RolePermission(peewee.Model):
    """One permission of a role, with its scope."""

    role = peewee.BlobField()
    permission = peewee.TextField()
    scope = peewee.TextField()

    class Meta:
        table_name = "role_permission"
        primary_key = peewee.CompositeKey("role", "permission")


class Account(Row):
    """A person who signs in."""

    login = peewee.TextField()
    name = peewee.TextField()
    role = peewee.BlobField()
    password_hash = peewee.TextField()
    created_at = peewee.IntegerField()
    disabled_at = peewee.IntegerField(null=True)
    new_password_due = peewee.IntegerField(default=0)
    pin_hash = peewee.TextField(null=True)
    badge_hash = peewee.BlobField(null=True)

    class Meta:
        table_name = "account"


class AccountRequest(Row):
    """Somebody who asks for an account."""

    login = peewee.TextField()
    name = peewee.TextField()
    password_hash = peewee.TextField()
    requested_at = peewee.IntegerField()

    class Meta:
        table_name = "account_request"


class Approval(Row):
    """One act that was allowed by PIN or badge."""

    permission = peewee.TextField()
    asked_by = peewee.BlobField()
    approved_by = peewee.BlobField()
    means = peewee.TextField()
    subject = peewee.BlobField(null=True)
    at = peewee.IntegerField()
    confirmed_by = peewee.BlobField(null=True)
    confirmed_at = peewee.IntegerField(null=True)

    class Meta:
        table_name = "approval"
