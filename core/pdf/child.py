"""Compiles a Typst template with the data on standard input, to standard output.

A program of its own: it imports nothing of the project.
"""

import resource
import sys

MOST_BYTES = 4 * 2**30
# To be kept for good, and to be read aloud.
STANDARDS = ["a-2a", "ua-1"]


def main(template, seconds):
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    import typst

    told = sys.stdin.buffer.read().decode()
    pdf = typst.compile(
        template, format="pdf", sys_inputs={"data": told}, pdf_standards=STANDARDS
    )
    sys.stdout.buffer.write(pdf)


main(*sys.argv[1:])
