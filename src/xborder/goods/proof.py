"""Proofs of origin: how it is shown that goods originate in the partner of a preference."""

from typing import Literal

from xborder.choice import Choice


class ProofKind(Choice):
    """How it is shown that goods originate in the partner."""

    DECLARATION = "declaration"
    """The exporter's statement on the invoice, whoever the exporter is."""
    REGISTERED_EXPORTER = "registered_exporter"
    """The statement of an exporter that its authority has registered or approved."""
    CERTIFICATE = "certificate"
    """A movement certificate EUR.1, or another of the partner's authority."""
    FREE_CIRCULATION = "free_circulation"
    """A movement certificate A.TR: free circulation in the customs union, not origin."""
    IMPORTERS_KNOWLEDGE = "importers_knowledge"
    """What the importer itself knows and can show."""
    NONE_ASKED = "none_asked"
    """No proof is asked up to the value; the goods must originate all the same."""


ProofKindWord = Literal[
    "declaration",
    "registered_exporter",
    "certificate",
    "free_circulation",
    "importers_knowledge",
    "none_asked",
]
