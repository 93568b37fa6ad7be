"""What every register has: change sets of entries, and the projection of their fold."""
