"""How large a file may be, and how much work reading it may be."""

# Bytes of one file as it comes, and of all that an archive of files holds.
FILE_BYTES = 100_000_000
ARCHIVE_BYTES = 1_000_000_000
ARCHIVE_FILES = 2_000
# A Word file when unpacked: all members, and each as often larger than packed.
DOCX_MEMBERS = 5_000
DOCX_BYTES = 200_000_000
DOCX_PART_BYTES = 60_000_000
RATIO = 200
LARGE = 1_000_000
XML_DEPTH = 200
XML_ELEMENTS = 3_000_000

PAGES = 3_000
PAGE_CHARACTERS = 60_000
PAGE_OBJECTS = 60_000
# What comes of a file: no gazette has more text.
TEXT_BYTES = 40_000_000

# The process that parses: memory, seconds to open a file, seconds for every page.
MEMORY = 1_200_000_000
SECONDS_TO_OPEN = 10
SECONDS_A_PAGE = 0.3
MOST_SECONDS = 600
# The time by the clock is this much more than that of the processor.
PATIENCE = 2
OFFICE_SECONDS = 120
