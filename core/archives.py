"""What may be wrong with an archive that somebody sent."""

import lzma
import struct
import zlib
from zipfile import BadZipFile

# All that zipfile raises over one that is cut off, damaged, locked, or packed in a way it
# does not know.
BROKEN = (
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)
