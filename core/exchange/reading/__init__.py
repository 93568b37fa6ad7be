"""Reading tables: all that is wrong with a file as such is said before any line is handed out."""
