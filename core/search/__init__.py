"""Search of Chinese text that finds exactly what stands there, one character or many."""
