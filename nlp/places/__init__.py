"""How places are found in a text and told apart; nlp/components/jurisdictions.py uses it."""
