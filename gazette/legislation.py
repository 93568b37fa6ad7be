"""A document told to machines, as Legislation in the words of schema.org (and ELI)."""

from django.utils.timezone import localdate

from core import structured

from .models import Relation, Validity

HOLDS = {Validity.IN_FORCE, Validity.AMENDED}
WORDS = {
    Relation.Kind.AMENDS: "legislationAmends",
    Relation.Kind.REPEALS: "legislationRepeals",
    Relation.Kind.REPLACES: "legislationRepeals",
    Relation.Kind.IMPLEMENTS: "legislationEnsuresImplementationOf",
}


def legislation(context):
    """Of the page of a document: its context has ``object``, ``newest`` and ``names``."""
    document, request = context["object"], context["request"]
    address = request.build_absolute_uri(document.get_absolute_url())
    return structured.script(
        {
            "@type": "Legislation",
            "@id": address,
            "url": address,
            "name": document.title,
            "legislationIdentifier": document.number,
            "legislationType": document.genre,
            "legislationDate": iso(document.signed_date),
            "temporalCoverage": document.signed_date and f"{document.signed_date}/..",
            "legislationPassedBy": document.issuer and organization(document.issuer),
            "legislationLegalForce": force(document, context["newest"]),
            "datePublished": iso(localdate(document.published_at)),
            "version": document.edition,
            "inLanguage": "zh-Hans",
            "publisher": structured.publisher(),
            "license": structured.licence(),
            "isPartOf": document.issue and of_issue(document.issue, request),
            "encoding": {
                "@type": "LegislationObject",
                "encodingFormat": "application/json",
                "contentUrl": request.build_absolute_uri(
                    f"/api{document.get_absolute_url()}"
                ),
            },
        }
        | related(context["names"], request)
    )


def iso(day):
    return day and day.isoformat()


def organization(name):
    return {"@type": "GovernmentOrganization", "name": name}


def force(document, newest):
    holds = document == newest and document.validity in HOLDS
    return f"https://schema.org/{'InForce' if holds else 'NotInForce'}"


def of_issue(issue, request):
    return {
        "@type": "PublicationIssue",
        "name": str(issue),
        "issueNumber": issue.number,
        "datePublished": iso(issue.date),
        "url": request.build_absolute_uri(issue.get_absolute_url()),
    }


def related(groups, request):
    """What the document does to others; what it only names is a citation."""
    told = {}
    for _words, of_kind in groups:
        for one in of_kind:
            word = WORDS.get(one.kind, "citation")
            page = one.document and one.document.get_absolute_url()
            other = {
                "@type": "Legislation",
                "legislationIdentifier": one.number,
                "url": page and request.build_absolute_uri(page),
            }
            told.setdefault(word, []).append(other)
    return told
