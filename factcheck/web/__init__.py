"""The local page: the lookup, the claim sets and the index in a browser, for one person on one machine."""
