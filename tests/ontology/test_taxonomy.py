"""Which themes a text speaks of. The sentences are our own; what they try is how words drift, break and collide."""

import csv
import hashlib
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SKOS

from tracegraph import resources, taxonomy, vocab
from tracegraph.taxonomy import Concept, Label, Match, Scheme, keys, matching

SOURCE = Graph().parse(data=resources.text("ontology/taxonomy.ttl"), format="turtle")
BASES = {scheme: f"https://w3id.org/tracegraph/{scheme.value.removesuffix('s')}" for scheme in Scheme}
THEMES = taxonomy.themes()
SUBJECTS = [theme for theme in THEMES.values() if theme.subject]
LABELS = [(theme, label) for theme in SUBJECTS for label in theme.labels]


def found(text: str) -> list[tuple[str, str]]:
    return [(match.theme, match.words) for match in taxonomy.find(text)]


#################################################################  The file


def test_every_concept_has_one_preferred_label_and_a_place() -> None:
    for concept in SOURCE.subjects(RDF.type, SKOS.Concept):
        assert len(list(SOURCE.objects(concept, SKOS.prefLabel))) == 1
        placed = [*SOURCE.objects(concept, SKOS.broader), *SOURCE.objects(concept, SKOS.topConceptOf)]
        assert len(placed) == 1, f"{concept} stands in {len(placed)} places"


@pytest.mark.parametrize("scheme", Scheme)
def test_top_concepts_are_said_from_both_sides(scheme: Scheme) -> None:
    node = URIRef(BASES[scheme])
    tops = set(SOURCE.objects(node, SKOS.hasTopConcept))
    assert tops == set(SOURCE.subjects(SKOS.topConceptOf, node)) != set()


@pytest.mark.parametrize("scheme", Scheme)
def test_data_holds_every_concept_after_the_one_above_it(scheme: Scheme) -> None:
    held = taxonomy.concepts(scheme)
    assert {f"{BASES[scheme]}/{concept}" for concept in held} == {
        str(c) for c in SOURCE.subjects(SKOS.inScheme, URIRef(BASES[scheme]))
    }
    seen: set[str | None] = {None}
    for concept in held.values():
        assert concept.broader in seen
        seen.add(concept.id)


def test_the_version_is_that_of_the_shipped_data() -> None:
    assert taxonomy.version() == hashlib.sha256(resources.data("data/taxonomy.json")).hexdigest()[:12]


def test_a_theme_is_where_the_code_says_themes_are() -> None:
    assert BASES[Scheme.THEMES] + "/" == vocab.THEME


@pytest.mark.parametrize("scheme", Scheme)
def test_no_two_concepts_of_a_scheme_share_a_label(scheme: Scheme) -> None:
    # Not even in another case or number, or with a hyphen less: what is asked or found must mean one concept.
    owners: defaultdict[object, set[str]] = defaultdict(set)
    for concept in taxonomy.concepts(scheme).values():
        for label in concept.labels:
            owners[matching._folded(label.words)].add(concept.id)
            for form in taxonomy.forms(label):
                owners[form].add(concept.id)
    assert {form: concepts for form, concepts in owners.items() if len(concepts) > 1} == {}


def test_a_preferred_label_is_said_as_the_name_of_an_issue() -> None:
    # It stands in lists and headings: words a person would say, not an abbreviation; nothing broken over lines.
    for theme in SUBJECTS:
        assert theme.label == " ".join(theme.label.split())
        assert keys._TWO_CAPITALS.match(theme.label.split()[0]) is None or theme.label.startswith("SEN")
        assert len(theme.label) <= 70


def test_themes_beside_each_other_say_so_from_both_sides_and_are_not_in_one_line() -> None:
    for theme in THEMES.values():
        for other in theme.related:
            assert theme.id in taxonomy.related(other)
            assert other not in taxonomy.ancestors(theme.id)
            assert theme.id not in taxonomy.ancestors(other)


def test_abbreviations_keep_their_capitals_and_ordinary_words_do_not() -> None:
    # Written small, an abbreviation may be a word ("sen", "cat", "smart"): none may be found in any case.
    loose = [label.words for _, label in LABELS if label.match is Match.ANY]
    assert [words for words in loose if any(word.isupper() for word in words.split())] == []


def test_a_label_that_is_looked_for_in_no_text_belongs_to_the_record_itself() -> None:
    regime = {theme.id for theme in THEMES.values() if "inspection-regime" in taxonomy.ancestors(theme.id)}
    tops = {theme.id for theme in THEMES.values() if theme.broader is None}
    assert {theme.id for theme in THEMES.values() if not theme.subject} == tops | (regime - {"dfe-intervention"})


#################################################################  What is found, and what is not

RHI = "return-home-interview"
DRIFT = [
    "return home interview",
    "return home interviews",
    "return interview",
    "return interviews",
    "return-home interview",
    "Return-Home Interviews",
    "RHI",
    "RHIs",
    "independent return interview",
    "return home conversation",
    "return home conversations",
    "return conversation",
    "return conversations",
    "return home discussion",
    "return home discussions",
    "interviewed on their return",
    "missing interviews",
]


@pytest.mark.parametrize("words", DRIFT)
def test_the_thread_does_not_break_where_words_drift(words: str) -> None:
    assert found(f"Most {words} in Norburn are late.") == [(RHI, words)]


CASES = [
    # tolerance
    ("Decision-making is slow.", [("decision-making", "Decision-making")], "hyphen"),
    ("Decision making is slow.", [("decision-making", "Decision making")], "space for hyphen"),
    ("Decisionmaking is slow.", [("decision-making", "Decisionmaking")], "hyphen lost at a line's end"),
    ("Decision‑making is slow.", [("decision-making", "Decision‑making")], "hyphen that does not break"),
    ("Management   \n oversight is weak.", [("management-oversight", "Management   \n oversight")], "white space"),
    ("the child's voice", [("voice-of-child", "child's voice")], "straight apostrophe"),
    ("the child’s voice", [("voice-of-child", "child’s voice")], "curly apostrophe"),
    ("children’s voices", [("voice-of-child", "children’s voices")], "plural of child, and of voice"),
    ("the strategy meeting’s minutes", [("strategy-discussions", "strategy meeting’s")], "possessive of a label"),
    ("PRIVATE FOSTERING", [("private-fostering", "PRIVATE FOSTERING")], "a heading in capitals"),
    ("“threshold” visits", [("visits", "threshold” visits")], "quotation marks do not break it"),
    (
        "Childrens Partnership (safeguarding childrens partnership)",
        [("lscp", "safeguarding childrens partnership")],
        "no apostrophe",
    ),
    ("‘front door’ services", [("front-door", "front door")], "quotation marks are not part of it"),
    ("education employment and training", [("neet", "education employment and training")], "a comma may be missing"),
    ("lifestory work", [("life-story-work", "lifestory work")], "one of two joints closed"),
    ("homeless 16- and 17-yearolds", [("homeless-16-17", "homeless 16- and 17-yearolds")], "hyphen lost in an age"),
    ("homeless 16 and 17 year olds", [("homeless-16-17", "homeless 16 and 17 year olds")], "ages without hyphens"),
    ("homeless 16/17 year olds", [("homeless-16-17", "homeless 16/17 year olds")], "ages with a slash"),
    # abbreviations
    ("IROs’ caseloads", [("iro", "IROs"), ("caseloads", "caseloads")], "plural and possessive abbreviation"),
    ("the IRO's view", [("iro", "IRO's")], "possessive abbreviation"),
    ("a MASH worker, not a mash", [("mash", "MASH")], "an abbreviation small is a word"),
    ("She has a PA. My pa left.", [("personal-advisers", "PA")], "as above"),
    ("SENCOs and SENCos", [("senco", "SENCOs"), ("senco", "SENCos")], "mixed capitals are two labels"),
    ("Targets are not SMART; staff are smart.", [("measurable-plans", "SMART")], "as above"),
    ("bed in a B&B", [("suitable-accommodation", "B&B")], "an abbreviation with a sign"),
    # names that are also ordinary words
    ("Supporting Families pays.", [("troubled-families", "Supporting Families")], "a programme by its name"),
    ("Workers are supporting families well.", [], "the same words, small"),
    ("Contacts wait.", [("contacts-referrals", "Contacts")], "the front door's contacts, also first in a sentence"),
    ("Contact with a grandparent is kept.", [], "a child's contact is no contact at the front door"),
    ("During this visit, inspectors read files.", [], "the inspectors' own visit"),
    ("Threshold visits are quick.", [("visits", "Threshold visits")], "social workers' visits, named"),
    ("the Prevent duty; prevent harm", [("radicalisation", "the Prevent")], "a duty by its name"),
    # the longest label, and only whole ones
    ("missing from education", [("missing-education", "missing from education")], "not missing from home"),
    ("children missing from home", [("missing-children", "missing from home")], "missing from home"),
    ("personal advisers", [("personal-advisers", "personal advisers")], "newer spelling"),
    ("personal advisors", [("personal-advisers", "personal advisors")], "older spelling"),
    ("police and crime commissioner", [("police", "police and crime commissioner")], "longest, not the first word"),
    ("the police", [("police", "police")], "one word"),
    ("the policeman", [], "a word within a word"),
    ("care, leavers", [], "a comma between the words breaks a label"),
    ("the front. Door handles", [], "as does the end of a sentence"),
    ("She looked after the cat.", [], "words in another order say another thing"),
    # words of the record itself, not of its subject
    ("as named in recommendation 1", [], "the record speaks of itself"),
    ("since the focused visit", [], "as above"),
    # what Solihull's record is about
    ("referred to the missing triage", [("missing-children", "missing triage")], "a local meeting"),
    ("the disabled children’s team", [("disabled-children", "disabled children’s team")], "a team"),
    ("connected carers", [("kinship", "connected carers")], "kinship, in the words of its time"),
    ("special guardianship orders (SGO)", [("sgo", "special guardianship orders"), ("sgo", "SGO")], "both forms"),
    ("SSCB", [("lscp", "SSCB")], "a board by its short name"),
    ("the NSCB's plan, the NSCP", [("lscp", "NSCB's"), ("lscp", "NSCP")], "whatever the place"),
    ("the RSPCB", [], "another body"),
    ("The Board met.", [("lscp", "The Board")], "the safeguarding board of older reports, by its capital"),
    ("They came on board.", [], "the word, small"),
    # a plan, and the child that has it
    ("child protection plans", [("children-subject-cpp", "child protection plans")], "a kind of plan"),
    ("child in need plans", [("child-in-need-plans", "child in need plans")], "another kind"),
    ("children in need", [("children-in-need", "children in need")], "the children"),
    (
        "child protection and child in need plans",
        [("children-subject-cpp", "child protection and"), ("child-in-need-plans", "child in need plans")],
        "two kinds under one noun",
    ),
    ("Plans drift.", [("planning", "Plans"), ("drift-delay", "drift")], "plans of any kind"),
    ("We plan to visit.", [], "a verb is no plan"),
    ("assessment and planning", [("assessment", "assessment"), ("planning", "and planning")], "one after the other"),
    ("strategic planning", [("strategic-planning", "strategic planning")], "no child's plan"),
    # neighbours that were one theme and are two
    ("contingency planning", [("contingency-plans", "contingency planning")], "what if the plan fails"),
    ("feedback and complaints", [("feedback", "feedback"), ("complaints", "complaints")], "asked for, or made"),
    ("health passports", [("health-histories", "health passports")], "not the local offer"),
    ("supported accommodation", [("supported-accommodation", "supported accommodation")], "not unregistered"),
    ("changes of social worker", [("change-of-worker", "changes of social worker")], "what turnover means to a child"),
    ("unallocated cases", [("allocation", "unallocated cases")], "not the size of caseloads"),
    ("risk assessments", [("risk-assessment", "risk assessments")], "not a child's assessment"),
    ("multi-agency audits", [("multi-agency-audits", "multi-agency audits")], "not a service's own"),
    # drift
    ("children aged 16 or 17 who are homeless", [("homeless-16-17", "aged 16 or 17")], "ages before the noun"),
    ("on care orders at home", [("placement-with-parents", "care orders")], "placed with parents"),
    ("return to live with their families", [("reunification", "return to live with")], "home from care"),
    ("stepped down to early help", [("case-closure", "stepped down"), ("early-help", "early help")], "an end of work"),
    ("performance information", [("performance-management", "performance information")], "data"),
    ("corporate parenting panel", [("corporate-parenting", "corporate parenting panel")], "a panel"),
    ("", [], "nothing"),
    ("’ - – , .", [], "marks only"),
]


@pytest.mark.parametrize(("text", "themes", "why"), CASES, ids=[why for _, _, why in CASES])
def test_what_is_found(text: str, themes: list[tuple[str, str]], why: str) -> None:
    assert found(text) == themes, why


# What CORPUS calls drift: each pair is one theme under an older and a newer name.
PAIRS = [
    ("looked after children", "children in care"),
    ("care leavers", "care-experienced young people"),
    ("LSCB", "LSCP"),
    ("local safeguarding children board", "safeguarding partners"),
    ("CAF", "early help assessment"),
    ("early help assessment", "family help assessment"),
    ("return interview", "return home conversation"),
    ("CSE", "extra-familial harm"),
    ("child sexual exploitation", "exploitation"),
    ("domestic violence", "domestic abuse"),
    ("serious case review", "child safeguarding practice review"),
    ("YOT", "youth justice service"),
    ("CCG", "ICB"),
    ("LADO", "designated officer"),
    ("unregulated", "unregistered"),
    ("family and friends carers", "kinship carers"),
    ("connected carers", "kinship care"),
    ("contact arrangements", "family time"),
    ("family group conference", "family network meeting"),
    ("family group conference", "family group decision-making"),
    ("unaccompanied asylum-seeking children", "separated migrant children"),
    ("initial assessments", "single assessment"),
    ("siblings", "brothers and sisters"),
    ("personal advisors", "personal advisers"),
    ("troubled families", "supporting families programme"),
    ("emotional well-being", "emotional wellbeing"),
]


@pytest.mark.parametrize(("older", "newer"), PAIRS)
def test_older_and_newer_words_say_one_theme(older: str, newer: str) -> None:
    (first,) = taxonomy.find(older)
    (second,) = taxonomy.find(newer)
    assert first.theme == second.theme
    assert (first.words, second.words) == (older, newer)


#################################################################  What a person asks for


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("return home interviews", RHI),
        ("Return-home interview", RHI),
        ("rhi", RHI),
        ("RHIs", RHI),
        ("mash", "mash"),
        ("send", "children-with-send"),
        ("contacts", "contacts-referrals"),
        ("wellbeing", None),
        ("emotional wellbeing", "self-harm-mh"),
        ("area for improvement", "area-for-improvement"),
        ("risk and harm", "risk-harm"),
        ("education, employment and training", "neet"),
        ("return home", None),
        ("interviews about return home interviews", None),
        ("", None),
    ],
)
def test_a_theme_is_found_by_a_whole_label_in_any_case(words: str, theme: str | None) -> None:
    assert taxonomy.by_label(words) == theme


def test_every_label_finds_its_theme() -> None:
    assert [
        (t.id, label) for t in THEMES.values() for label in t.labels if taxonomy.by_label(label.words) != t.id
    ] == []


def test_the_tree_can_be_climbed_and_descended() -> None:
    assert taxonomy.ancestors(RHI) == ("missing-children", "risk-harm")
    assert RHI in taxonomy.narrower("missing-children")
    assert taxonomy.ancestors("risk-harm") == ()
    assert taxonomy.label(RHI) == "return home interviews"
    for unknown in (taxonomy.ancestors, taxonomy.narrower, taxonomy.label, taxonomy.related, taxonomy.specificity):
        with pytest.raises(KeyError):
            unknown("no-such-theme")


#################################################################  Aspects and groups

ASPECTS = [
    ("Return home interviews are offered to every child.", {"offer"}, "offered"),
    ("Few children take up the interview.", {"take-up"}, "taken up"),
    ("They take place within 72 hours.", {"completion", "timeliness"}, "done, and in time"),
    ("There are delays.", {"timeliness"}, "late"),
    ("Early help works.", set(), "early is here part of a name"),
    ("Records are superficial.", {"recording", "quality"}, "written down, and how well"),
    ("Information is not analysed or used.", {"analysis", "impact"}, "thought through, and put to use"),
    ("Managers do not monitor this.", {"oversight"}, "watched over"),
    ("Practice is inconsistent.", {"consistency"}, "alike everywhere"),
    ("There are too few carers.", {"sufficiency"}, "enough"),
    ("Children's views are sought.", {"participation"}, "their say"),
    ("Care leavers are unaware of the offer.", {"awareness", "offer"}, "known of"),
    ("She could not access a therapist.", {"access"}, "got to"),
    ("Agencies do not share what they know.", {"information-sharing"}, "told"),
    ("The police do not attend.", {"attendance"}, "there"),
    ("Reviewing officers escalate too little.", {"challenge"}, "questioned; a reviewing officer is no review"),
    ("Plans are not updated.", {"review"}, "looked at again"),
    ("Goals are vague.", {"clarity"}, "clear"),
    ("Supervision is infrequent.", {"oversight", "frequency"}, "often"),
    ("Workers change; there is no continuity.", {"continuity"}, "the same people"),
    ("Services are joined-up.", {"coordination"}, "together"),
    ("Norburn lies by the sea.", set(), "says nothing of a service"),
    ("", set(), "nothing"),
]


@pytest.mark.parametrize(("text", "aspects", "why"), ASPECTS, ids=[why for _, _, why in ASPECTS])
def test_what_is_said_of_a_subject(text: str, aspects: set[str], why: str) -> None:
    assert taxonomy.aspects(text) == aspects, why


GROUPS = [
    ("Care leavers live well.", {"care-leavers"}, "a group that is also a theme"),
    ("Pathway plans are late.", {"care-leavers"}, "a group by what only it has"),
    ("Return home conversations are late.", {"missing"}, "as above"),
    ("Unaccompanied asylum-seeking children wait.", {"unaccompanied-children"}, "not those above it"),
    ("Children in care are well.", {"children-in-care"}, "the wider group"),
    ("Children aged 16 and 17 who are homeless", {"homeless-16-17"}, "by their age"),
    ("babies and unborn babies", {"infants", "unborn-babies"}, "two groups"),
    ("children in need and disabled children", {"children-in-need", "disabled-children"}, "two groups"),
    ("plans for adoption; adopters wait", {"adopted", "adopters"}, "child and adult"),
    ("Fathers are not seen.", {"fathers"}, "not those above them"),
    ("Children and families are well.", set(), "everybody is no group"),
    ("", set(), "nothing"),
]


@pytest.mark.parametrize(("text", "groups", "why"), GROUPS, ids=[why for _, _, why in GROUPS])
def test_of_whom_is_spoken(text: str, groups: set[str], why: str) -> None:
    assert taxonomy.groups(text) == groups, why


def test_a_group_is_said_by_the_labels_of_its_themes() -> None:
    joined = [(group, THEMES[theme]) for group in taxonomy.concepts(Scheme.GROUPS).values() for theme in group.same]
    assert len(joined) > 20
    for group, theme in joined:
        for label in theme.labels:
            assert taxonomy.by_label(label.words, Scheme.GROUPS) == group.id
        shown = [label.words for label in group.labels[1:] if not label.hidden]
        assert shown == [], "a group shows its own name only"


def test_phrases_give_the_words_that_fired_once_and_in_order() -> None:
    text = "Late visits; visits are late and not recorded."
    assert taxonomy.phrases(text, Scheme.ASPECTS) == {"timeliness": "Late", "recording": "recorded"}
    assert list(taxonomy.phrases(text, Scheme.THEMES).items()) == [("visits", "visits")]
    assert taxonomy.label("take-up", Scheme.ASPECTS) == "take-up"
    assert taxonomy.ancestors("fathers", Scheme.GROUPS) == ("parents", "adults")


@given(text=st.text())
def test_sets_and_phrases_agree(text: str) -> None:
    assert taxonomy.aspects(text) == frozenset(taxonomy.phrases(text, Scheme.ASPECTS))
    assert taxonomy.groups(text) == frozenset(taxonomy.phrases(text, Scheme.GROUPS))


#################################################################  How much a shared theme tells


def test_specificity_tells_rare_themes_from_common_ones() -> None:
    ranked = ["assessment", "supervision", "return-home-interview", "contingency-plans", "delegated-authority"]
    told = [taxonomy.specificity(theme) for theme in ranked]
    assert told == sorted(told)
    assert told[0] * 2 < told[2]


def test_specificity_lies_between_nothing_and_everything() -> None:
    for theme in THEMES.values():
        assert 0.0 <= taxonomy.specificity(theme.id) <= 1.0
        assert theme.subject or taxonomy.specificity(theme.id) == 0.0, "found in no text, so shared by none"


def test_every_theme_that_is_looked_for_was_counted() -> None:
    # In the file, even where the count is 0: a theme that was added since is seen here.
    rows = list(csv.DictReader(resources.text("ontology/theme_counts.csv").splitlines()))
    assert [row["theme"] for row in rows] == ["all sentences", *(theme.id for theme in SUBJECTS)]
    whole = {key: int(rows[0][key]) for key in ("sentences", "documents")}
    for row in rows:
        assert 0 <= int(row["documents"]) <= min(int(row["sentences"]), whole["documents"])
        assert int(row["sentences"]) <= whole["sentences"]


#################################################################  Properties


@pytest.mark.parametrize("theme", SUBJECTS, ids=[theme.id for theme in SUBJECTS])
def test_every_label_is_found_where_it_stands(theme: Concept) -> None:
    for label in theme.labels:
        (match,) = taxonomy.find(f"zzz {label.words}, zzz")
        assert (match.theme, match.start, match.words) == (theme.id, 4, label.words)


@given(data=st.data())
def test_a_label_is_found_however_it_is_printed(data: st.DataObject) -> None:
    theme, label = data.draw(st.sampled_from([(t, lab) for t, lab in LABELS if lab.match is Match.ANY]))
    gaps = st.sampled_from([" ", "  ", "\n", "-", " -\n", "\u00a0"])
    spaced = "".join(data.draw(gaps) if c in " -" else c for c in label.words)
    printed = data.draw(st.sampled_from([spaced, spaced.upper(), spaced.capitalize(), spaced.replace("'", "’")]))
    (match,) = taxonomy.find(f"({printed})")
    assert (match.theme, match.start, match.words) == (theme.id, 1, printed)


PIECES = st.one_of(
    st.sampled_from([label.words for _, label in LABELS]),
    st.sampled_from(["care", "home", "return", "child", "children's", "in", "need", ",", ".", "IRO", "-", "’", "the"]),
    st.text(max_size=8),
)


@given(pieces=st.lists(PIECES, max_size=12), joint=st.sampled_from([" ", "-", ", ", ""]))
def test_what_is_found_stands_there_in_order_and_means_its_theme(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    end = 0
    for match in taxonomy.find(text):
        assert end <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.words
        assert taxonomy.by_label(match.words) == match.theme
        end = match.end


@given(text=st.text())
def test_any_text_may_be_searched_and_asked_for(text: str) -> None:
    taxonomy.find(text)
    asked = taxonomy.by_label(text)
    assert asked is None or asked in THEMES


@given(words=st.lists(st.sampled_from(["life-story", "co-production", "16-17-year-olds", "care", "a, b"]), min_size=1))
def test_forms_hold_the_label_as_written_and_without_its_joints(words: list[str]) -> None:
    label = Label(" ".join(words[:3]))
    forms = taxonomy.forms(label)
    assert tuple(keys.stem(token) for token in keys.TOKEN.findall(label.words)) in forms
    assert tuple(keys.stem(t) for t in keys.TOKEN.findall(label.words.replace("-", ""))) in forms
