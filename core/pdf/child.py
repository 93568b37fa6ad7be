"""Compiles a Typst template with the data on standard input, to standard output.

A program of its own: it imports nothing of the project.
"""

import resource
import sys

MOST_BYTES = 4 * 2**30
# To be kept for good, and to be read aloud. Neither is allowed with a letter that no font
# here has, such as a rare one of a name: then the reader sees a box and all the rest.
STANDARDS = (["a-2a", "ua-1"], [])


def main(template, seconds):
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    import typst

    told = sys.stdin.buffer.read().decode()
    compiler = typst.Compiler(template, sys_inputs={"data": told})
    strict, loose = STANDARDS
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=strict)
    except typst.TypstError:
        pdf = compiler.compile(format="pdf", pdf_standards=loose)
    sys.stdout.buffer.write(pdf)


main(*sys.argv[1:])
