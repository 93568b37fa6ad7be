"""Django's databases, which tell the audit before they commit."""
