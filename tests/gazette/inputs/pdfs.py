"""PDF files written by hand, for what no program would write."""

OWNER = "/O <" + "ab" * 32 + "> /U <" + "cd" * 32 + ">"


def pdf(texts, count=None, loop="", locked=False, picture=False, extra=""):
    """A PDF file with a page for each of the Latin ``texts``."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(texts)))
    kids = "2 0 R" if loop == "kids" else kids
    total = len(texts) if count is None else count
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {extra} >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {total} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for n, text in enumerate(texts):
        page, content = 4 + 2 * n, 5 + 2 * n
        again = page if loop == "content" else content
        objects[page] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {again} 0 R >>"
        )
        drawn = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET" if text else ""
        if picture:
            drawn += " q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
        objects[content] = f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
    return assembled(objects, loop, locked)


def assembled(objects, loop, locked):
    data, places = b"%PDF-1.7\n", {}
    for number, text in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for number in sorted(places):
        data += f"{places[number]:010} 00000 n \n".encode()
    more = f"/Prev {start}" if loop == "xref" else ""
    if locked:
        more += (
            f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {OWNER} >> /ID [<00> <00>]"
        )
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {more} >>"
    return data + f"{trailer}\nstartxref\n{start}\n%%EOF\n".encode()
