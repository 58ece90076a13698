"""What a cell or a list's entry says: who wrote, who plays whom, who is nominated."""
