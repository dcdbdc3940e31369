"""Fetching pages and turning each into a Page. Knows nothing of the NLP."""
