"""How a text names people and gives them titles: what components/officials.py is made of."""
