"""Every write: one function per use case, one transaction, permission checked first."""
