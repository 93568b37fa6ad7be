"""Who else has a record open: told on its page, of no effect on saving."""
