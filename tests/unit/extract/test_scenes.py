"""Sentences that open with a place, and how long their scene holds."""


def countries(document):
    return [quotation.speaker.country for quotation in document.quotations]


def test_a_place_at_the_beginning_holds_to_the_end_of_the_paragraph(code):
    text = (
        "Mali closed its border. Mali and its army are at war, residents said.\n\n"
        "In Burkina Faso, soldiers left a base, residents said. The road is mined, villagers said."
        "\n\nThe junta of Mali was silent. The road is open, drivers said."
    )
    assert countries(code(text)) == ["MLI", "BFA", "BFA", "MLI"]


def test_a_place_after_the_subject_sets_no_scene(code):
    text = "Mali closed its border. Residents met envoys of Mali in Paris. They left, they said."
    assert countries(code(text)) == ["MLI"]
