from sayso.presenting.page import page_environment


def test_what_one_sets_in_its_environment_no_other_sees() -> None:
    first, second = page_environment(), page_environment()
    first.globals["address_of"] = "/here"
    assert second.globals["address_of"] is None
