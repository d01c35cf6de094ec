"""What tells two reports apart, learned from pairs: the reader of two passages, and the weights of the slots."""
