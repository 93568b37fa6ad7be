"""The sample: the facts of one real gazette, and documents made by rule for measuring."""
