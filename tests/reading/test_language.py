"""English or not, and the benefit of the doubt."""

import subprocess
import sys

import pytest

from sayso.reading.language import find_language

ENGLISH = (
    "The council voted on Tuesday to close the ferry line, and the mayor said that she would not stand in its way. "
    "Officials from the ministry had warned that the ships were old and that their papers were not in order."
)
OTHERS = {
    "de": "Der Rat stimmte am Dienstag dafür, die Fähre einzustellen, und die Bürgermeisterin sagte, sie werde sich "
    "dem nicht in den Weg stellen. Beamte des Ministeriums hatten gewarnt, dass die Schiffe alt seien.",
    "fr": "Le conseil a voté mardi la fermeture de la ligne de ferry, et la maire a déclaré qu'elle ne s'y opposerait "
    "pas. Des responsables du ministère avaient averti que les navires étaient vieux.",
    "es": "El consejo votó el martes a favor de cerrar la línea de ferry, y la alcaldesa dijo que no se opondría. "
    "Funcionarios del ministerio habían advertido que los barcos eran viejos.",
    "nl": "De raad stemde dinsdag voor het sluiten van de veerdienst, en de burgemeester zei dat zij dat niet in de "
    "weg zou staan. Ambtenaren van het ministerie hadden gewaarschuwd dat de schepen oud waren.",
    "da": "Rådet stemte tirsdag for at lukke færgeruten, og borgmesteren sagde, at hun ikke ville stå i vejen for det. "
    "Embedsmænd fra ministeriet havde advaret om, at skibene var gamle.",
    "ru": "Совет во вторник проголосовал за закрытие паромной линии, и мэр сказала, что не будет этому мешать. "
    "Чиновники министерства предупреждали, что суда старые.",
}


def test_english_prose_is_english() -> None:
    assert find_language(ENGLISH) == ("en", 1.0)


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_other_languages_are_named_with_confidence(code: str) -> None:
    found = find_language(OTHERS[code])
    assert found.code == code
    assert found.confidence > 0.9


@pytest.mark.parametrize(
    "text", ["", "No.", "Trump", "Kremlin, Putin, Peskov", "Ja ja ja", "Reuters Lorn Skerrin Vessaly Ansel"]
)
def test_a_few_words_get_the_benefit_of_the_doubt(text: str) -> None:
    assert find_language(text).code in (None, "en")


def test_a_short_english_sentence_is_not_taken_for_another_language() -> None:
    assert find_language("He said no, and left.").code in (None, "en")


def test_the_model_is_not_loaded_for_plain_english() -> None:
    program = (
        "import sys; from sayso.reading.language import find_language; "
        f"find_language({ENGLISH!r}); assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
