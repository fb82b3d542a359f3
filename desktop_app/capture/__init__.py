"""Cameras, scanners and decoders: everything that turns light or keys into one stream of scans."""
