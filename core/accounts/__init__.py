"""Who may sign in, as whom, and to do what."""
