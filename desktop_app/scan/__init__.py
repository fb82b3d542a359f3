"""The scan window: goods in and goods out, code by code."""
