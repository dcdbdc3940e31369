"""A small newsroom on loopback: pages that we wrote, served as real outlets serve theirs."""
