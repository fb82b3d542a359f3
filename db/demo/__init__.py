"""The demo shop: an Indonesian neighbourhood shop with 90 days behind it, made by operations."""
