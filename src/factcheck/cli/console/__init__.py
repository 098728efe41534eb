"""The terminal side of the commands: faults, streams, progress."""
