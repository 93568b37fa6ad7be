"""The duties of disclosure: the 20-working-day limit, and the re-review of what is kept."""
