"""How well predictions agree with answers that people wrote: what `287g evaluate` is made of."""
