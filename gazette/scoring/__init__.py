"""How well a folder of texts is read: against truth files, by kind, with silent errors."""
