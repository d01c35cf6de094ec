"""The pages, a module a place: what an address shows, and in which form it can be taken away."""
