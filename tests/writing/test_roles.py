"""What somebody is by the article: a title, or a phrase beside the name."""

from __future__ import annotations

import pytest
from printed import cast_of

from brief.writing.roles import role


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Transport Minister Jens Holm left.", "Transport Minister"),
        ("Jens Holm, a harbour pilot, left.", "harbour pilot"),
        ("Deputy District Attorneys Jens Holm and Ada Berg left.", "Deputy District Attorney"),
        ("Averin County State’s Attorney Jens Holm left.", "State’s Attorney"),
        ("On Monday Jens Holm, the head of the port authority, left.", "head of the port authority"),
        ("“We wait,” said Jens Holm, chairman of the board.", "chairman of the board"),
        ("Jens Holm left. The crew met Holm, a former mayor, in Oslo.", "former mayor"),
        ("On Monday Jens Holm, adviser to the mayor, left.", "adviser to the mayor"),
        ("On Monday Jens Holm, a retired teacher, left.", "retired teacher"),
        ("Ada Berg, Jens Holm, a pilot, and others left.", "pilot"),
        ("Jens Holm, the Ports Secretary; he left on Monday.", "Ports Secretary"),
        ("Jens Holm, a spokesman for the fire service, left.", "spokesman for the fire service"),
        ("Jens Holm, 45, an analyst at the Norlin Institute, left.", "analyst at the Norlin Institute"),
        ("Jens Holm, a Norlin-based developer and spokesman for the union, left.", "Norlin-based developer"),
        ("Jens Holm, a senior fellow at the institute, left.", "senior fellow at the institute"),
        ("They asked one of the authors, Jens Holm, a doctor at the clinic.", "doctor at the clinic"),
        # Before the name, in commas or without.
        ("The head of the port, Jens Holm, apologised to the mayor.", "head of the port"),
        ("The head of the port, Jens Holm, became mayor.", "head of the port"),
        ("On Monday the port’s director, Jens Holm, left.", "port’s director"),
        ("Norlin port adviser Jens Holm left.", "Norlin port adviser"),
        ("Critics told former pilot Jens Holm to leave.", "former pilot"),
        ("On Monday economist Jens Holm left.", "economist"),
        ("The deal was signed by former Transport Minister Jens Holm.", "former Transport Minister"),
        ("The agency asked to hold Norlin port adviser Jens Holm.", "Norlin port adviser"),
        ("One activist, Jens Holm, left.", "activist"),
        ("Jens Holm, another pilot, left.", "pilot"),
        ("The Harbour Institute of Norlin and Averin Bay’s director, Jens Holm, left.", "director"),
        ("The Norlin Centre for Harbour Safety adviser Jens Holm left.", "adviser"),
        ("There she met bassist Jens Holm.", "bassist"),
        # Of what is too long only the noun.
        ("Jens Holm, a pilot in the old harbour of the town of Norlin by the sea, left.", "pilot"),
        ("Jens Holm, head of pilots and boats in the old harbour of Norlin, left.", None),
        # What the sentence goes on to tell is none.
        ("The mayor of Norlin, Jens Holm, and Ada Berg left.", None),
        ("They left the mayor of Norlin, Jens Holm and the crew.", None),
        ("On Monday Jens Holm, under fire from the mayor, left.", None),
        ("On Monday Jens Holm, speaking for the mayor, left.", None),
        ("On Monday Jens Holm, asked by officials, left.", None),
        ("Later Jens Holm, meeting the mayor, left.", None),
        # A courtesy title is no role; nor is what is only set off by commas.
        ("Mr Jens Holm left.", None),
        ("Jens Holm left.", None),
        ("Jens Holm, who runs the quay, left.", None),
        ("On Monday Jens Holm, however, left.", None),
        ("After Jens Holm, the winter was longer.", None),
        ("Norlin employs director Jens Holm.", None),
        ("Jens Holm, 2015 winner of the prize, left.", None),
        ("Pilots of the Harbour Institute, Jens Holm, Ada Berg and others left.", None),
        ("Jens Holm, an Averinian, left.", None),
        ("Jens Holm, son of the woman who for nine years was the mayor of the town, left.", None),
        ("Jens Holm, a fierce critic of Mr. Berg who died last year, had left.", "fierce critic"),
        ("Jens Holm, a critic of Mr. Berg, left.", "critic of Mr. Berg"),
        ("Mr. Jens Holm met Mr. Jens Holm when President Jens Holm left.", "President"),
        # Nor is what somebody thinks, or is against.
        ("Jens Holm, a stolid socialist, left.", None),
        ("His rival Jens Holm left.", None),
        # Nor what is done to them, and nor are several.
        ("The crew told Jens Holm, a member said, to leave.", None),
        ("The police arrested Jens Holm.", None),
        ("Nobody but pilots Jens Holm and Ada Berg left.", None),
        # Somebody else of that surname.
        ("Jens Holm met Mara Holm, a painter, in Oslo.", None),
    ],
)
def test_a_role_is_as_printed(text: str, found: str | None):
    cast = cast_of(text)
    assert role("Jens Holm", cast, cast.article) == found
    assert found is None or found in text


def test_only_people_have_roles():
    cast = cast_of("The Harbour Union, a member of the board, left.")
    assert role("Harbour Union", cast, cast.article) is None
