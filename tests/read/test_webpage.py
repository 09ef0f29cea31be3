import pytest
from playwright.sync_api import Browser

from tests.patience import PATIENCE
from tests.read.lines import cells, sound, tagged, words
from tracegraph.errors import Unreadable
from tracegraph.model.document import Document
from tracegraph.read.base import Given
from tracegraph.read.webpage import HtmlReader


def _read(body: str, name: str = "norburn/letter.html") -> Document:
    document = HtmlReader().read(Given(name, body.encode()))
    assert sound(document)
    return document


def _page(body: str) -> Document:
    return _read(f"<!DOCTYPE html><html><head><title>Not shown</title></head><body>{body}</body></html>")


def test_a_page_and_what_is_known_of_the_file() -> None:
    document = _page("<h1>Norburn</h1>\n<p>Children are\n <b>seen</b>.</p><h2>Next</h2><div>We   will</div>")
    assert document.text == "Norburn\n\nChildren are seen.\n\nNext\n\nWe will"
    assert tagged(document) == [("H1", "Norburn"), ("P", "Children are seen."), ("H2", "Next"), ("P", "We will")]
    assert [line.block for line in document.lines] == [1, 2, 3, 4]
    assert (document.pages, document.notes, document.source.media) == (None, (), "text/html")
    assert document.source.reader == "html-1"


@pytest.mark.parametrize(
    ("body", "text", "why"),
    [
        ("<p>a<br>b</p>", "a\nb", "a line broken by hand"),
        ("a<br> \n<br>b<br/><br/><br/>c", "a\n\nb\n\nc", "two breaks make a paragraph"),
        ("<div>a<span>b</span>c<div>d</div>e</div>f", "abc\n\nd\n\ne\n\nf", "blocks and what flows"),
        ("<p>a <i> b</i> c</p>", "a b c", "white space is one space"),
        ("<p>a&nbsp;&nbsp;b</p>", "a\xa0\xa0b", "a space that keeps is no white space to a browser"),
        ("<p>in<wbr>dis&shy;tinct</p>", "indis\xadtinct", "where a word may break"),
        ("<p>&amp;&lt;b&gt;&pound;5 &#8211; &#x2019;&#150;</p>", "&<b>£5 – ’–", "entities, and an old mistake"),
        ("<pre>a\n   b\n\nc</pre>", "a\n   b\n\nc", "lines as they are typed"),
        ("<p>one<p>two", "one\n\ntwo", "paragraphs that do not end"),
        ("<p>5 < 6 & 7</p>", "5 < 6 & 7", "signs that should be entities"),
        ("<p>He said <q>no</q>.</p>", "He said “no”.", "quotation marks that a browser adds"),
        ("<p>a<script>document.write('b')</script><style>c</style>d</p>", "ad", "scripts and style sheets"),
        ("<p>a</p><noscript>b</noscript><template>c</template><iframe>d</iframe>", "a", "never shown"),
        ("<p>a<!-- b --><!--[if mso]>c<![endif]--><![if !x]>d<![endif]>e</p>", "ade", "comments, Word's own too"),
        ("<p>a<o:p>b</o:p><app-root>c</app-root></p>", "abc", "elements nobody knows"),
        ("<details><summary>a</summary><p>b</p></details>", "a\n\nb", "what opens when it is clicked"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "a\n\nb\n\nc", "terms"),
        (
            "<p>\u05e9\u05dc\u05d5\u05dd e\u0301 \U0001f600</p>",
            "\u05e9\u05dc\u05d5\u05dd e\u0301 \U0001f600",
            "any script",
        ),
        ("<svg><title>a</title><text>b</text></svg>c", "b\n\nc", "words in a drawing"),
    ],
)
def test_what_a_browser_shows(body: str, text: str, why: str) -> None:
    assert _page(body).text == text, why


@pytest.mark.parametrize(
    "part",
    [
        "<p hidden>secret</p>",
        '<p style="color: red; display : NONE">secret</p>',
        '<span style="visibility:hidden">secret</span>',
    ],
)
def test_what_is_hidden_is_left_out_and_told(part: str) -> None:
    document = _page(f"<p>a</p>{part}<p>b</p>")
    assert document.text == "a\n\nb"
    assert document.notes == ("hidden parts of the page were not read",)


def test_nothing_is_guessed_away() -> None:
    """No guess at which part is the article: banners, menus, asides and footers are words like others."""
    document = _page("<header>a</header><nav><a>b</a></nav><aside>c</aside><main>d</main><footer>e</footer>")
    assert tagged(document) == [("P", "a"), ("Artifact", "b"), ("P", "c"), ("P", "d"), ("P", "e")]


def test_lists_show_their_bullets_and_numbers() -> None:
    document = _page(
        "<ul><li>one<li><p>two</p><p>more of two</p><ul><li>inner</ul>end of two</ul>"
        '<ol start="3"><li>c<li value="7">g<li>h</ol><ol type="a"><li>a</ol><ol reversed start="2"><li>x<li>y</ol>'
        '<ol type="I"><li>i</ol><li>lost'
    )
    assert document.text.split("\n") == [
        *("• one", "• two", "more of two", "  • inner", "end of two", ""),
        *("3. c", "7. g", "8. h", "", "a. a", "", "2. x", "1. y", "", "I. i", "", "• lost"),
    ]
    blocks = {said: line.block for line, (_, said) in zip(document.lines, tagged(document), strict=True)}
    assert blocks["• two"] == blocks["more of two"] == blocks["end of two"] != blocks["• inner"]
    assert {line.tag for line in document.lines} == {"LI"}


def test_tables_give_cells_and_spans_keep_columns() -> None:
    document = _page(
        "<table><caption>Plan</caption><thead><tr><th>Area<th>Action<th>Who</thead>"
        '<tr><td rowspan="2">Homes<td>Visit<td>A<tr><td colspan="2"><p>Write</p><p>Send</p>'
        "<tr><td>Schools<td><ul><li>Teach<li>Test</ul><td>B</table>"
    )
    assert tagged(document)[0] == ("P", "Plan")
    assert cells(document) == [
        *((0, 0, 0, "Area"), (0, 0, 1, "Action"), (0, 0, 2, "Who")),
        *((0, 1, 0, "Homes"), (0, 1, 1, "Visit"), (0, 1, 2, "A")),
        *((0, 2, 1, "Write"), (0, 2, 1, "Send")),
        *((0, 3, 0, "Schools"), (0, 3, 1, "• Teach"), (0, 3, 1, "• Test"), (0, 3, 2, "B")),
    ]
    assert [line.tag for line in document.lines] == ["P", *["TH"] * 3, *["TD"] * 9]


@pytest.mark.parametrize(
    ("body", "found", "why"),
    [
        ("<table><tr><td>a<tr><td>b</table>", [], "one column sets out a page"),
        ('<table role="presentation"><tr><td>a<td>b</table>', [], "a table that says it is none"),
        ("<table><tr><td>a<td>b<table><tr><td>c<td>d</table></table>", ["a", "b", "c", "d"], "a table in a table"),
        ('<table><tr><td rowspan="0">a<td>b<tr><td>c</table>', ["a", "b", "c"], "down to the end"),
        ('<table><tr><td colspan="9999999">a<td>b</table>', ["a", "b"], "across beyond all measure"),
        ('<table><tr><td colspan="-2" rowspan="x">a<td>b</table>', ["a", "b"], "no numbers"),
        ("<td>a<td>b", [], "cells outside of a table"),
        ("<table><tr><td>a<td>b</tr>stray</table>", ["a", "b"], "words between rows stand before the table"),
    ],
)
def test_which_tables_are_tables(body: str, found: list[str], why: str) -> None:
    assert [each[3] for each in cells(_page(body))] == found, why


def test_cell_colours_under_a_status_head_are_put_into_words() -> None:
    document = _page(
        '<table><tr><th>Action<th>RAG<tr><td>x<td bgcolor="red"><tr><td>y<td style="background: #0a0">on track'
        '<tr><td>z<td style="background-color:rgb(255, 192, 0)!important">&nbsp;</table>'
    )
    assert [each[3] for each in cells(document)] == [
        *("Action", "RAG", "x", "[red]", "y", "on track", "[green]", "z", "[amber]"),
    ]


@pytest.mark.parametrize(
    ("body", "look", "why"),
    [
        ("<p><b>all</b></p>", (True, False), "bold"),
        ("<p><strong>most</strong> a</p>", (True, False), "more than half"),
        ("<p>all <em>of</em></p>", (False, False), "a word"),
        ("<p><i>x</i></p>", (False, True), "italic"),
        ('<p style="font-weight: 700">x</p>', (True, False), "by a style of its own"),
        ("<h2>x</h2>", (True, False), "headings are bold"),
    ],
)
def test_looks(body: str, look: tuple[bool, bool], why: str) -> None:
    (line,) = _page(body).lines
    assert (line.bold, line.italic, line.size) == (*look, 0.0), why


def test_raised_digits_are_marks() -> None:
    document = _page('<p>the Board<sup><a href="#n">12</a></sup> on the 4<sup>th</sup></p>')
    assert document.text == "the Board12 on the 4th"
    assert [document.text[start:end] for start, end in document.marks] == ["12"]


@pytest.mark.parametrize(
    ("data", "said", "why"),
    [
        ("<html><p>£5 – “so”".encode(), "£5 – “so”", "UTF-8, unsaid"),
        ("<html><meta charset=windows-1252><p>£5 – “so”".encode("cp1252"), "£5 – “so”", "Windows, said"),
        (
            "<html><meta charset='iso-8859-1'><p>a–b costs £5 today".encode("cp1252"),
            "a–b costs £5 today",
            "said loosely",
        ),
        ("<html><meta charset=iso-8859-15><p>10 € and more".encode("iso-8859-15"), "10 € and more", "the euro's"),
        ("\ufeff<html><p>£5".encode("utf-16-le"), "£5", "UTF-16 with its mark"),
        (b"<?xml version='1.0' encoding='utf-8'?><html><p>x", "x", "XHTML"),
    ],
)
def test_encodings(data: bytes, said: str, why: str) -> None:
    assert HtmlReader().read(Given("a.html", data)).text == said, why


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html><body></body></html>", "no text"),
        (b"<html><body><script>x</script></body>", "no text"),
        (b"<html><meta charset=shift_jis><p>x", "unknown text encoding (shift_jis)"),
        (b"<html><meta charset=zlib><p>x", "unknown text encoding (zlib)"),
        (b"<html><meta charset=utf-8><p>" + "Überprüfung".encode() + b"\xc3", "damaged UTF-8 text"),
        (b"<html><p>a\x00b", "binary file"),
        (b"<html>" + b"<div>" * 5000 + b"x", "web page nested more than 4000 elements deep"),
        (b"<html>" + b"<div/>" * 5000 + b"x", "web page nested more than 4000 elements deep"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        HtmlReader().read(Given("norburn/letter.html", data))
    assert (refusal.value.path, refusal.value.reason) == ("norburn/letter.html", reason)


def test_many_elements_are_not_deep() -> None:
    drawing = "<svg>" + "<path/>" * 5000 + "</svg>"
    assert _page("<p>x" * 5000 + "<br>" * 5000 + drawing).text.count("x") == 5000
    deep = _page("<div>" * 3000 + "deep words")
    assert [words(deep, line) for line in deep.lines] == ["deep words"]


@pytest.mark.browser
def test_words_agree_with_a_browser(browser: Browser) -> None:
    body = (
        "<h1>A</h1><p>one <b>two</b>\n three<div>a<span>b</span>c<div>d</div>e</div>f<p>x<br>y<br><br>z"
        "<table><caption>cap</caption><tr><th>a<th>b<tr><td>c<td><p>d</p><p>e</p></table><p>a<p hidden>no"
        "<select><option>x<option>y</select><details open><summary>s</summary>t</details><dialog>no</dialog>"
        "<b><p>one</b>two</p>three<table><tr><td>x</td></tr>stray</table><ruby>a<rp>(</rp><rt>b</rt></ruby>"
        "<fieldset><legend>l</legend>m</fieldset><p>n<progress>no</progress>o<pre>p\n  q</pre>"
    )
    page = f"<!DOCTYPE html><html><body>{body}</body></html>"
    tab = browser.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.set_content(page)
    shown = tab.evaluate("document.body.innerText")
    tab.close()
    assert _read(page).text.split() == shown.split()
