"""Tables in and out, as CSV and Excel: one resource a table, columns declared once."""
