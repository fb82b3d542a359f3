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

    class Meta:
        table_name = "account"


class SignInFailure(peewee.Model):
    """How often an account was tried with a wrong password on this PC."""

    account = peewee.BlobField(primary_key=True)
    failures = peewee.IntegerField()
    last_at = peewee.IntegerField()

    class Meta:
        table_name = "sign_in_failure"
