"""Keys and sealed records. The only place with a cipher."""
