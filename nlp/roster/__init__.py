"""Whose each agency of ICE's roster is: a state's, a county's or a town's. Imports no spaCy."""
