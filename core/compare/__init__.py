"""What is different between two versions: texts, tables, records. No tables of its own."""
