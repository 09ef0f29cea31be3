"""Page templates are made ready alike in every room: what a document says stays text, and nothing is left out."""

import jinja2
import pytest

from tracegraph.templates import made_ready

ROOMS = ("maps/templates", "pack/templates")


@pytest.mark.parametrize("folder", ROOMS)
def test_words_are_escaped(folder: str) -> None:
    made = made_ready(folder, {"loud": str.upper}).from_string("{{ words }} {{ words|loud }}")
    assert made.render(words='<b a="1">') == "&lt;b a=&#34;1&#34;&gt; &lt;B A=&#34;1&#34;&gt;"


@pytest.mark.parametrize("folder", ROOMS)
def test_a_name_that_is_not_given_is_no_blank(folder: str) -> None:
    with pytest.raises(jinja2.UndefinedError, match="words"):
        made_ready(folder, {}).from_string("{{ words }}").render()


def test_data_is_written_in_one_order_and_closes_no_script() -> None:
    made = made_ready("maps/templates", {}).from_string("{{ data|tojson }}")
    assert made.render(data={"b": 1, "a": "</script>"}) == r'{"a":"\u003c/script\u003e","b":1}'


def test_a_template_comes_without_the_indents_of_its_file() -> None:
    held = made_ready("maps/templates", {})
    assert held.loader is not None
    source, _, _ = held.loader.get_source(held, "base.html.j2")
    assert "<title>" in source
    assert not [line for line in source.splitlines() if line[:1].isspace()]


def test_a_template_that_is_not_shipped_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="maps/templates/nothing"):
        made_ready("maps/templates", {}).get_template("nothing")


def test_a_room_has_its_own_ways_of_spelling() -> None:
    made = made_ready("pack/templates", {}, {"long": lambda text: len(text) > 3})
    assert made.from_string("{{ 'abcd' is long }} {{ 'abc' is long }}").render() == "True False"
    assert "long" not in made_ready("maps/templates", {}).tests, "and no other room's"
