"""Reading a page: HTML in, what it says out."""
