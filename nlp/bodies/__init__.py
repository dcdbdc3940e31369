"""How bodies of government are found in a text; nlp/components/agencies.py uses it."""
