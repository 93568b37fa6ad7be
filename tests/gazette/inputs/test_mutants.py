"""Files with bytes changed at random are read or refused, and never anything else."""

from random import Random

import pytest

from gazette.inputs import child, opened
from gazette.inputs.text import Text
from gazette.reading import UnreadableFile
from tests.gazette.inputs.files import as_docx, as_pdf
from tests.gazette.test_reading_files import NOTICE

MUTANTS = 25
FILES = {"公报.docx": as_docx(NOTICE), "公报.pdf": as_pdf(NOTICE)}


def mutant(data, seed):
    random, mutated = Random(seed), bytearray(data)
    for _ in range(random.randint(1, 12)):
        mutated[random.randrange(8, len(mutated))] = random.randrange(256)
    return bytes(
        mutated[: random.choice([len(mutated), random.randrange(9, len(mutated))])]
    )


@pytest.mark.parametrize("seed", range(MUTANTS))
@pytest.mark.parametrize("name", FILES)
def test_a_mutant_is_read_or_refused(name, seed):
    try:
        text = opened(mutant(FILES[name], seed), name)
    except UnreadableFile as error:
        assert str(error)
        assert str(error) != child.TOO_SLOW
    else:
        assert isinstance(text, Text)
