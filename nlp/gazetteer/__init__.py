"""The states, counties and towns that we know by name; from GeoNames and the Census Bureau."""
