"""Answers that are PDF files."""

from io import BytesIO

from django.http import FileResponse
from django.shortcuts import render

from . import NoPDFError


def pdf_response(request, name, make):
    """The PDF that ``make`` makes, to be read in the browser; or a page that says why not."""
    try:
        pdf = make()
    except NoPDFError as error:
        return render(request, "no_pdf.html", {"reason": str(error)}, status=503)
    return FileResponse(
        BytesIO(pdf), filename=f"{name}.pdf", content_type="application/pdf"
    )
