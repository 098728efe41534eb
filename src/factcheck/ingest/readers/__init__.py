"""Readers, one file per input format; each declares `SUFFIXES`, `KIND` and `read`."""
