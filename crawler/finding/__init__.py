"""Finding out how an outlet can be read: its feeds, sitemaps and API, from one address of it."""
