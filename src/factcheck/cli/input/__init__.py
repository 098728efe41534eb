"""What commands read besides documents: claims typed, piped or in rows."""
