"""What colleagues call a person."""


def called(user):
    """The person's name, the family name first where it is Chinese; else the account's."""
    last, first = user.last_name.strip(), user.first_name.strip()
    if (last + first).isascii():
        return f"{first} {last}".strip() or user.get_username()
    return last + first
