"""Which people of different documents are one: by name, office or place, and time."""
