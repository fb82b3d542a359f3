"""Tests of `db.sharing.first_copy`: whole, or nothing of it."""
