"""What a text says became of 287(g) agreements: whose, what, when and why."""
