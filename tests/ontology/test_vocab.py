"""The ontology is the one source of names: what is generated from it is current, and each name says what it means."""

import subprocess
import sys
from collections import defaultdict
from enum import StrEnum
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, SKOS
from rdflib.term import Node

from tracegraph import resources, vocab

ONTOLOGY = Graph().parse(data=resources.text("ontology/tracegraph.ttl"), format="turtle")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
TERMS = sorted(str(term) for kind in KINDS for term in ONTOLOGY.subjects(RDF.type, kind))
CODES = sorted(str(code) for code in ONTOLOGY.subjects(RDF.type, SKOS.Concept))
SCHEMES = sorted(str(scheme) for scheme in ONTOLOGY.subjects(RDF.type, SKOS.ConceptScheme))
ENUMS = sorted(vocab.SCHEMES, key=lambda enum: enum.__name__)


def said(subject: str, predicate: URIRef) -> list[str]:
    return [str(value) for value in ONTOLOGY.objects(URIRef(subject), predicate)]


def test_what_is_generated_is_current(root: Path) -> None:
    checked = subprocess.run(
        [sys.executable, root / "tools" / "gen_vocab.py", "--check"], check=False, capture_output=True, encoding="utf-8"
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_what_is_not_current_is_named(root: Path, tmp_path: Path) -> None:
    # A copy of the checkout's parts in which one definition was edited and the generator was not run.
    for name in (
        "tools/gen_vocab.py",
        "ontology/taxonomy.ttl",
        "ontology/theme_counts.csv",
        "ontology/README.md",
        "tracegraph/data/taxonomy.json",
    ):
        copy = tmp_path / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((root / name).read_bytes())
    edited = (
        (root / "ontology" / "tracegraph.ttl").read_text(encoding="utf-8").replace('"back-reference"', '"backlink"')
    )
    (tmp_path / "ontology" / "tracegraph.ttl").write_text(edited, encoding="utf-8")
    (tmp_path / "tracegraph" / "vocab.py").write_bytes((root / "tracegraph" / "vocab.py").read_bytes())
    checked = subprocess.run(
        [sys.executable, tmp_path / "tools" / "gen_vocab.py", "--check"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert checked.returncode == 1
    assert "tracegraph/vocab.py" in checked.stderr
    assert "ontology/README.md" in checked.stderr
    assert "taxonomy.json" not in checked.stderr


@pytest.mark.parametrize("term", TERMS)
def test_a_term_says_what_it_is(term: str) -> None:
    for predicate in (RDFS.label, SKOS.definition, SKOS.example):
        (words,) = said(term, predicate)
        assert words.strip() == words != ""


@pytest.mark.parametrize("code", CODES)
def test_a_code_says_what_it_is(code: str) -> None:
    for predicate in (SKOS.prefLabel, SKOS.definition, SKOS.notation, SKOS.inScheme):
        (words,) = said(code, predicate)
        assert words.strip() == words != ""
    assert code.startswith(said(code, SKOS.inScheme)[0] + "/")


def test_no_two_terms_share_a_label() -> None:
    # A caption must tell a class from another class, and a property from another property, whatever its case.
    seen: defaultdict[tuple[bool, str], list[str]] = defaultdict(list)
    for term in TERMS:
        is_class = (URIRef(term), RDF.type, OWL.Class) in ONTOLOGY
        seen[is_class, said(term, RDFS.label)[0].casefold()].append(term)
    assert [terms for terms in seen.values() if len(terms) > 1] == []


def test_no_two_codes_of_a_scheme_share_a_label_or_notation() -> None:
    for scheme in SCHEMES:
        codes = [str(code) for code in ONTOLOGY.subjects(SKOS.inScheme, URIRef(scheme))]
        for predicate in (SKOS.prefLabel, SKOS.notation):
            words = [said(code, predicate)[0].casefold() for code in codes]
            assert len(set(words)) == len(words)


def test_only_our_own_terms_are_coined() -> None:
    assert {term for term in TERMS if not term.startswith(vocab.TG)} == set()
    assert {code for code in CODES if not code.startswith(vocab.CODE)} == set()


def test_borrowed_terms_are_listed() -> None:
    # What a term is said to be, come from or lead to is either ours or in the list of what is borrowed.
    borrowed = set(said(vocab.TG.removesuffix("#"), DCTERMS.requires))
    spoken_of = {
        str(value)
        for predicate in (RDFS.subClassOf, RDFS.domain, RDFS.range)
        for value in ONTOLOGY.objects(None, predicate)
        if not str(value).startswith(vocab.PREFIXES["xsd"])
    }
    known = {*TERMS, *borrowed, str(RDF.Property)}
    assert spoken_of <= known


def test_the_header_says_which_version_this_is_and_how_it_may_be_used() -> None:
    header = vocab.TG.removesuffix("#")
    (version,) = said(header, OWL.versionInfo)
    assert said(header, OWL.versionIRI) == [f"{header}/{version}"]
    assert said(header, DCTERMS.license) == ["https://www.apache.org/licenses/LICENSE-2.0"]
    assert said(header, URIRef("http://purl.org/vocab/vann/preferredNamespacePrefix")) == ["tg"]
    assert said(header, URIRef("http://purl.org/vocab/vann/preferredNamespaceUri")) == [vocab.TG]


def test_every_term_has_a_constant_and_a_caption() -> None:
    constants = {value for name, value in vars(vocab).items() if name.isupper() and isinstance(value, str)}
    assert set(TERMS) <= constants
    assert {term: said(term, RDFS.label)[0] for term in TERMS} == vocab.TERM_LABELS


@pytest.mark.parametrize(
    ("constant", "iri"),
    [
        (vocab.FINDING, "https://w3id.org/tracegraph/ontology#Finding"),
        (vocab.UNDER_RECOMMENDATION, "https://w3id.org/tracegraph/ontology#underRecommendation"),
        # A property whose name is also a class's: the class keeps the plain name.
        (vocab.REASON, "https://w3id.org/tracegraph/ontology#Reason"),
        (vocab.REASON_, "https://w3id.org/tracegraph/ontology#reason"),
        (vocab.DCTERMS_IS_PART_OF, "http://purl.org/dc/terms/isPartOf"),
        (vocab.OA_TEXT_QUOTE_SELECTOR, "http://www.w3.org/ns/oa#TextQuoteSelector"),
    ],
)
def test_constants_are_named_after_their_terms(constant: str, iri: str) -> None:
    assert constant == iri


@pytest.mark.parametrize("enum", ENUMS)
def test_every_member_of_an_enum_has_an_iri_and_a_caption(enum: type[StrEnum]) -> None:
    for member in enum:
        iri = vocab.code_iri(member)  # type: ignore[arg-type]  # mypy does not see through the union of enums
        assert said(iri, SKOS.notation) == [member.value]
        assert said(iri, SKOS.prefLabel) == [vocab.code_label(member)]  # type: ignore[arg-type]  # as above
        assert vocab.code_of(iri) is member


def test_enums_and_schemes_are_the_same_things() -> None:
    assert {iri for iri, _ in vocab.CODES.items()} == set(CODES)
    assert sum(len(enum) for enum in ENUMS) == len(CODES)
    assert {f"{vocab.CODE}{step}" for step in vocab.SCHEMES.values()} == set(SCHEMES)


@pytest.mark.parametrize(
    ("member", "notation", "caption"),
    [
        (vocab.FollowUpStatus.STILL_WEAK, "still_weak", "still weak"),
        (vocab.ActionStatus.IN_PROGRESS, "in progress", "in progress"),
        (vocab.RecommendationKind.AREA_FOR_IMPROVEMENT, "area_for_improvement", "area for improvement"),
        (vocab.IssueStateKind.NOT_MENTIONED, "not mentioned", "not mentioned"),
        (vocab.InspectionKind.JTAI, "jtai", "Joint targeted area inspection"),
        (vocab.DocumentKind.ACTION_PLAN, "action-plan", "action plan"),
    ],
)
def test_a_code_is_written_one_way_and_said_another(member: vocab.Code, notation: str, caption: str) -> None:
    assert (member.value, vocab.code_label(member)) == (notation, caption)


def test_codes_of_one_notation_in_two_schemes_stay_apart() -> None:
    # "resolved" is said on following up and is also a state of an issue: equal as strings, not as codes.
    assert vocab.code_iri(vocab.FollowUpStatus.RESOLVED) != vocab.code_iri(vocab.IssueStateKind.RESOLVED)


def test_every_relation_has_its_property() -> None:
    assert set(vocab.RELATION_PROPERTIES) == set(vocab.Relation)
    assert len(set(vocab.RELATION_PROPERTIES.values())) == len(vocab.Relation)
    assert set(vocab.RELATION_PROPERTIES.values()) <= set(TERMS)


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        vocab.code_of(vocab.CODE + "polarity/lukewarm")


def test_prefixes_are_those_of_the_ontology_file() -> None:
    declared = {prefix: str(base) for prefix, base in ONTOLOGY.namespaces()}
    assert {prefix: base for prefix, base in vocab.PREFIXES.items() if declared.get(prefix, base) != base} == {}


def test_nothing_is_anonymous() -> None:
    nodes: set[Node] = {node for triple in ONTOLOGY for node in triple}
    assert {node for node in nodes if node.n3().startswith("_:")} == set()
