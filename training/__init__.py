"""Scripts that make learned weights. Nothing in the program imports them."""
