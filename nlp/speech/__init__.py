"""How a text quotes and names its speakers: what components/quotes.py is made of."""
