"""Reported speech without quotation marks: "Sample said the county would sign"."""
