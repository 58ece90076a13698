"""The story's own world: who its figures are, which words mean them, and what the prose says they do."""
