"""What every picture of a register must be, whatever it shows."""

from core.pictures.marks import Words


def words_of(drawing, kind="value"):
    return {
        line
        for mark in drawing.marks
        if isinstance(mark, Words) and kind in mark.kind.split()
        for line in mark.lines
    }


def assert_told(picture):
    """It has a title and a description, and each figure drawn is in the table as well."""
    assert picture.title and picture.description and picture.key
    assert all(len(row) == len(picture.headings) for row in picture.rows)
    cells = {str(cell) for row in picture.rows for cell in row}
    for _, drawing in picture.drawings:
        assert words_of(drawing) <= cells
