from sayso.comparing.differences.plain_forms import plain_form


def test_a_past_form_goes_back_to_its_present_and_a_short_form_to_the_long_one():
    assert plain_form("became") == "become"
    assert plain_form("gonna") == "going"
    assert plain_form("ferry") == "ferry"
