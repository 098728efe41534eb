"""Source-grounded fact checking, offline."""
