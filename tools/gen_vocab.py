"""Write what is generated from `ontology/`: names for the code, a table for readers, and the compact taxonomy.

    python tools/gen_vocab.py            write the generated files
    python tools/gen_vocab.py --check    exit 1, and say which, where a generated file differs from what it should be

Terms are coined in `ontology/*.ttl` only. Code that branches on a value gets a generated enum (the closed schemes);
themes are data that `tracegraph/taxonomy.py` loads, so that a theme can be added without touching code.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SDO, SKOS

ROOT = Path(__file__).resolve().parent.parent
TG = Namespace("https://w3id.org/tracegraph/ontology#")
BASES = {
    "tg": str(TG),
    "theme": "https://w3id.org/tracegraph/theme/",
    "id": "https://w3id.org/tracegraph/id/",
    "graph": "https://w3id.org/tracegraph/graph/",
    "code": "https://w3id.org/tracegraph/code/",
}
BORROWED = {
    "dcterms": str(DCTERMS),
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": str(OWL),
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "skos": str(SKOS),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CLASS_KINDS = (OWL.Class,)
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def one(graph: Graph, subject: URIRef, predicate: URIRef) -> str:
    """The one value of a property. Raises ValueError where there is none or there are several."""
    values = list(graph.objects(subject, predicate))
    if len(values) != 1:
        raise ValueError(f"{subject} has {len(values)} values of {predicate}, not one")
    return str(values[0])


def screaming(local: str) -> str:
    """`followUpStatus` -> `FOLLOW_UP_STATUS`: the constant's name for a term's local name."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", local).upper()


def terms(graph: Graph) -> tuple[list[URIRef], list[URIRef]]:
    """Our own classes and properties, each sorted by IRI."""

    def of(kinds: tuple[URIRef, ...]) -> list[URIRef]:
        found = {s for kind in kinds for s in graph.subjects(RDF.type, kind)}
        return sorted(s for s in found if isinstance(s, URIRef) and str(s).startswith(str(TG)))

    return of(CLASS_KINDS), of(PROPERTY_KINDS)


def schemes(graph: Graph) -> Iterator[tuple[str, URIRef, list[URIRef]]]:
    """Each closed scheme: the enum's name, its IRI, its codes in their stated order."""
    found = [s for s in graph.subjects(RDF.type, SKOS.ConceptScheme) if isinstance(s, URIRef)]
    for name, scheme in sorted((one(graph, s, SKOS.notation), s) for s in found):
        codes = [c for c in graph.subjects(SKOS.inScheme, scheme) if isinstance(c, URIRef)]
        yield name, scheme, sorted(codes, key=lambda c: int(one(graph, c, SDO.position)))


def slug(iri: URIRef) -> str:
    """The last step of an IRI's path."""
    return str(iri).rsplit("/", 1)[1]


def member(code: URIRef) -> str:
    """The name of a code's enum member: `in-progress` -> `IN_PROGRESS`."""
    return slug(code).upper().replace("-", "_")


def literal(words: str) -> str:
    """A Python string literal in double quotes."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def comment(words: str) -> list[str]:
    """`words` as `#:` comment lines of at most 120 characters."""
    lines, line = [], "#:"
    for word in words.split():
        if len(line) + 1 + len(word) > 120:
            lines.append(line)
            line = "#:"
        line += " " + word
    return [*lines, line]


def enum_lines(graph: Graph) -> Iterator[str]:
    """The enums of the closed schemes."""
    for name, scheme, codes in schemes(graph):
        yield from ("", "", f"class {name}(StrEnum):")
        yield f'    """{one(graph, scheme, SKOS.definition)}"""'
        for code in codes:
            yield from ("", f"    {member(code)} = {literal(one(graph, code, SKOS.notation))}")
            yield from ("    " + line for line in comment_below(one(graph, code, SKOS.definition)))


def comment_below(words: str) -> list[str]:
    """`words` as a docstring below an enum member, wrapped where it would pass the line length."""
    if len(words) <= 108:
        return [f'"""{words}"""']
    cut = words.rfind(" ", 0, 108)
    return [f'"""{words[:cut]}', f'{words[cut + 1 :]}"""']


def term_lines(graph: Graph) -> Iterator[str]:
    """One constant for each own term, then for each borrowed one."""
    classes, properties = terms(graph)
    taken = {screaming(c.removeprefix(TG)) for c in classes}
    for title, group in (("Classes", classes), ("Properties", properties)):
        yield from ("", f"# {title}")
        for term in group:
            constant = screaming(term.removeprefix(TG))
            if group is properties and constant in taken:
                constant += "_"
            yield from ("", *comment(one(graph, term, SKOS.definition)), f'{constant}: Final = "{term}"')
    yield from ("", "# Borrowed terms in use")
    yield ""
    ontology = URIRef(str(TG).removesuffix("#"))
    for borrowed in sorted(str(t) for t in graph.objects(ontology, DCTERMS.requires)):
        prefix, base = next((p, b) for p, b in BORROWED.items() if borrowed.startswith(b))
        yield f'{screaming(prefix)}_{screaming(borrowed.removeprefix(base))}: Final = "{borrowed}"'


def table_lines(graph: Graph) -> Iterator[str]:
    """The tables: prefixes, captions, codes, relations."""
    classes, properties = terms(graph)
    every = list(schemes(graph))
    prefixes = {**BASES, **BORROWED, **{slug(scheme): f"{scheme}/" for _, scheme, _ in every}}
    yield from ("", "", "#: Prefixes for queries and for written Turtle.", "PREFIXES: Final[dict[str, str]] = {")
    yield from (f'    "{prefix}": "{prefixes[prefix]}",' for prefix in sorted(prefixes))
    yield from ("}", "", "#: Captions of our own terms, by IRI.", "TERM_LABELS: Final[dict[str, str]] = {")
    yield from (f'    "{t}": {literal(one(graph, t, RDFS.label))},' for t in [*classes, *properties])
    yield from ("}", "", "Code = (", f"    {every[0][0]}", *(f"    | {name}" for name, _, _ in every[1:]), ")")
    yield from ("", "#: The closed schemes, with their step in the IRIs of their codes.")
    yield "SCHEMES: Final[dict[type[Code], str]] = {"
    yield from (f'    {name}: "{slug(scheme)}",' for name, scheme, _ in every)
    yield from ("}", "", "_CAPTIONS: Final[tuple[tuple[Code, str], ...]] = (")
    for name, _, codes in every:
        yield from (f"    ({name}.{member(c)}, {literal(one(graph, c, SKOS.prefLabel))})," for c in codes)
    yield from (")", "", "#: The property that says a relation in one triple.")
    yield "RELATION_PROPERTIES: Final[dict[Relation, str]] = {"
    for code in next(codes for name, _, codes in every if name == "Relation"):
        yield f'    Relation.{member(code)}: "{one(graph, code, TG.asProperty)}",'
    yield "}"


HEAD = '''"""What things are called. Generated by tools/gen_vocab.py from ontology/tracegraph.ttl: edit there."""

from enum import StrEnum
from typing import Final

'''

TAIL = '''

def code_iri(member: Code) -> str:
    """The IRI of a code."""
    return f"{CODE}{SCHEMES[type(member)]}/{member.name.lower().replace('_', '-')}"


#: Every code by its IRI, with its caption.
CODES: Final[dict[str, tuple[Code, str]]] = {code_iri(code): (code, caption) for code, caption in _CAPTIONS}


def code_of(iri: str) -> Code:
    """The code with this IRI. Raises KeyError where there is none."""
    return CODES[iri][0]


def code_label(member: Code) -> str:
    """A code as a person would say it ("area for improvement")."""
    return CODES[code_iri(member)][1]
'''


def vocab(graph: Graph) -> str:
    """The text of tracegraph/vocab.py."""
    bases = [f'{screaming(prefix)}: Final = "{base}"' for prefix, base in BASES.items()]
    body = [*bases, *term_lines(graph), *enum_lines(graph), *table_lines(graph)]
    return HEAD + "\n".join(body) + "\n" + TAIL


def generated() -> dict[Path, str]:
    """Every generated file and the text it should have."""
    graph = Graph().parse(ROOT / "ontology" / "tracegraph.ttl")
    return {ROOT / "tracegraph" / "vocab.py": vocab(graph)}


def main(argv: list[str]) -> int:
    """Write the generated files, or with `--check` compare them; the exit code."""
    stale = [p for p, text in generated().items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    for path in stale:
        name = path.relative_to(ROOT)
        if "--check" in argv:
            print(f"{name} is not what the ontology makes of it: run python tools/gen_vocab.py", file=sys.stderr)
        else:
            path.write_text(generated()[path], encoding="utf-8", newline="\n")
            print(f"wrote {name}", file=sys.stderr)
    return 1 if stale and "--check" in argv else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
