"""The rooms of the explorer: each module has the pages of one kind, and `routes` that lead to them."""
