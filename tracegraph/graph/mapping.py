"""The one table of model fields and properties: `encode` and `decode` both read it, so what is written is what is read.

A row says which attribute of a value is kept, under which property, and in which form. What the table does not name is
not kept: passages, which segmentation makes anew from the text, and front matter other than whether the document is a
digest.
"""

from typing import Final

from tracegraph import vocab
from tracegraph.graph.forms import Field, Form, Mapping, Parts
from tracegraph.model.decision import Decision
from tracegraph.model.document import Source
from tracegraph.model.link import Inspection, Issue, IssueState, Link, Reason
from tracegraph.model.statement import (
    Action,
    AreaReviewed,
    BackReference,
    CrossReference,
    Duty,
    Facts,
    Finding,
    Judgement,
    Outcome,
    Recommendation,
)


def _quote(attribute: str, words: str, evidence: str, step: str) -> Field:
    return Field(attribute, words, Form.QUOTE, evidence=evidence, step=step)


_KEY: Final = Field("key", vocab.KEY)
_WORDS: Final = _quote("quote", vocab.TEXT, vocab.EVIDENCE_, "quote")
_THEMES: Final = Field("themes", vocab.DCTERMS_SUBJECT, Form.THEME, many=True)
_WINDOWS: Final = Parts(
    "windows",
    vocab.WINDOW_,
    vocab.WINDOW,
    "window",
    (Field("start", vocab.SCHEMA_START_DATE, Form.DATE), Field("end", vocab.SCHEMA_END_DATE, Form.DATE)),
)

STATEMENTS: Final[tuple[Mapping, ...]] = (
    Mapping(
        Finding,
        vocab.FINDING,
        (
            _KEY,
            _WORDS,
            Field("section", vocab.SECTION),
            Field("passage", vocab.PASSAGE),
            Field("paragraph", vocab.PARAGRAPH),
            Field("polarity", vocab.POLARITY, Form.CODE),
            Field("cues", vocab.CUE, many=True),
            Field("cites", vocab.CITES, many=True),
            _THEMES,
        ),
        collection="findings",
    ),
    Mapping(
        Recommendation,
        vocab.RECOMMENDATION,
        (
            _KEY,
            _WORDS,
            Field("kind", vocab.RECOMMENDATION_KIND, Form.CODE),
            Field("heading", vocab.HEADING),
            _quote("lead_in", vocab.LEAD_IN, vocab.LEAD_IN_EVIDENCE, "lead-in"),
            Field("addressee", vocab.ADDRESSEE),
            Field("number", vocab.NUMBER),
            Field("paragraph", vocab.PARAGRAPH),
            Field("restated", vocab.RESTATED, Form.FLAG),
            Field("cites", vocab.CITES, many=True),
            _THEMES,
        ),
        collection="recommendations",
    ),
    Mapping(
        Action,
        vocab.ACTION,
        (
            _KEY,
            _WORDS,
            Field("recommendation", vocab.UNDER_RECOMMENDATION, Form.KEY),
            _quote("owners_quote", "", vocab.OWNERS_EVIDENCE, "owners"),
            _quote("by_when", vocab.BY_WHEN, vocab.BY_WHEN_EVIDENCE, "by-when"),
            Field("due", vocab.DUE, Form.DATE, many=True),
            Field("status", vocab.ACTION_STATUS, Form.CODE),
            _quote("progress", vocab.PROGRESS, vocab.PROGRESS_EVIDENCE, "progress"),
            Field("conflicts", vocab.CONFLICT, many=True),
            Field("continues", vocab.CONTINUES, Form.FLAG),
            _THEMES,
            Field("heading", vocab.HEADING),
            Field("revised", vocab.REVISED_DUE, Form.DATE, many=True),
        ),
        (Parts("owners", vocab.ASSIGNMENT_, vocab.ASSIGNMENT, "owner", (Field("name", vocab.SCHEMA_NAME),)),),
        "actions",
    ),
    Mapping(
        Outcome,
        vocab.OUTCOME,
        (_KEY, _WORDS, Field("recommendation", vocab.UNDER_RECOMMENDATION, Form.KEY)),
        collection="outcomes",
    ),
    Mapping(
        Judgement,
        vocab.JUDGEMENT,
        (_KEY, _WORDS, Field("area", vocab.AREA), Field("grade", vocab.GRADE)),
        collection="judgements",
    ),
    Mapping(
        BackReference,
        vocab.BACK_REFERENCE,
        (
            _KEY,
            _WORDS,
            Field("type", vocab.REFERENCE_TYPE),
            Field("when", vocab.REFERS_TO_WHEN, Form.DATE),
            Field("kind", vocab.REFERS_TO_KIND, Form.CODE),
            Field("statement", vocab.WITHIN, Form.KEY),
        ),
        (
            Parts(
                "grades",
                vocab.GRADE_GIVEN_,
                vocab.GRADE_GIVEN,
                "grade",
                (Field("area", vocab.AREA), Field("grade", vocab.GRADE)),
            ),
        ),
        "back_references",
    ),
    Mapping(AreaReviewed, vocab.AREA_REVIEWED, (_KEY, _WORDS, _THEMES), collection="areas_reviewed"),
    Mapping(
        Duty,
        vocab.DUTY,
        (_KEY, _WORDS, Field("addressee", vocab.ADDRESSEE), Field("due", vocab.DUE, Form.DATE)),
        collection="duties",
    ),
    Mapping(
        CrossReference,
        vocab.CROSS_REFERENCE,
        (
            _KEY,
            _WORDS,
            Field("action", vocab.WITHIN, Form.KEY),
            Field("recommendation", vocab.POINTS_TO, Form.KEY),
        ),
        collection="cross_references",
    ),
)

SOURCE: Final = Mapping(
    Source,
    vocab.SOURCE_DOCUMENT,
    (
        Field("path", vocab.PATH),
        Field("sha256", vocab.SHA256),
        Field("media", vocab.DCTERMS_FORMAT),
        Field("reader", vocab.READER),
        Field("digest", vocab.IS_DIGEST, Form.FLAG),
    ),
)
FACTS: Final = Mapping(
    Facts,
    vocab.SOURCE_DOCUMENT,
    (
        Field("title", vocab.DCTERMS_TITLE),
        Field("authority_printed", vocab.AUTHORITY_AS_PRINTED),
        Field("kind", vocab.DOCUMENT_KIND, Form.CODE),
        Field("inspection", vocab.INSPECTION_KIND, Form.CODE),
        Field("publishers", vocab.DCTERMS_PUBLISHER, Form.BODY, many=True),
        Field("published", vocab.DCTERMS_ISSUED, Form.DATE),
    ),
    (
        _WINDOWS,
        Parts(
            "lead_inspectors",
            vocab.LEAD_INSPECTOR_,
            vocab.LEAD_INSPECTOR,
            "lead-inspector",
            (Field("name", vocab.SCHEMA_NAME),),
        ),
    ),
)
#: What an Extraction itself keeps, beside its source, its facts and its statements.
READING: Final = (Field("pages", vocab.PAGES, Form.NUMBER), Field("notes", vocab.NOTE, many=True))

INSPECTION: Final = Mapping(
    Inspection,
    vocab.INSPECTION,
    (
        Field("kind", vocab.INSPECTION_KIND, Form.CODE),
        Field("start", vocab.SCHEMA_START_DATE, Form.DATE),
        Field("end", vocab.SCHEMA_END_DATE, Form.DATE),
        Field("publishers", vocab.PROV_WAS_ASSOCIATED_WITH, Form.BODY, many=True),
        Field("at_hand", vocab.AT_HAND, Form.FLAG),
        Field("named_in", vocab.NAMED_IN, Form.ID, many=True),
    ),
    (_WINDOWS,),
)
RENDERINGS: Final = Parts(
    "renderings",
    vocab.RENDERING_,
    vocab.RENDERING,
    "rendering",
    (Field("path", vocab.PATH), Field("sha256", vocab.SHA256)),
)
LINK: Final = Mapping(
    Link,
    vocab.LINK,
    (
        Field("source", vocab.SOURCE, Form.ID),
        Field("target", vocab.TARGET, Form.ID),
        Field("relation", vocab.RELATION, Form.CODE),
        Field("basis", vocab.BASIS, Form.CODE),
        Field("score", vocab.SCORE, Form.SHARE),
        Field("statements", vocab.STATEMENT_, Form.ID, many=True),
        Field("words", vocab.TEXT),
        Field("status", vocab.FOLLOW_UP_STATUS, Form.CODE),
        Field("decisions", vocab.DECISION_, Form.ID, many=True),
    ),
    (
        Parts(
            "reasons",
            vocab.REASON_,
            vocab.REASON,
            "reason",
            (
                Field("feature", vocab.FEATURE),
                Field("weight", vocab.WEIGHT, Form.SHARE),
                Field("left", vocab.LEFT_PHRASE),
                Field("right", vocab.RIGHT_PHRASE),
                Field("behind", vocab.BEHIND),
            ),
            Reason,
        ),
    ),
)
DECISION: Final = Mapping(
    Decision,
    vocab.DECISION,
    (
        Field("line", vocab.FILE_LINE, Form.NUMBER),
        Field("when", vocab.DCTERMS_DATE, Form.DATE),
        Field("who", vocab.DECIDED_BY),
        Field("verdict", vocab.VERDICT, Form.CODE),
        Field("source", vocab.DECIDED_SOURCE, Form.ID),
        Field("target", vocab.DECIDED_TARGET, Form.ID),
        Field("source_fingerprint", vocab.SOURCE_FINGERPRINT),
        Field("target_fingerprint", vocab.TARGET_FINGERPRINT),
        Field("why", vocab.GROUNDS),
        Field("standing", vocab.STANDING, Form.CODE),
        Field("note", vocab.STANDING_NOTE),
    ),
)
ISSUE: Final = Mapping(
    Issue,
    vocab.ISSUE,
    (
        Field("name", vocab.SKOS_PREF_LABEL),
        _THEMES,
        Field("members", vocab.PROV_HAD_MEMBER, Form.ID, many=True),
        Field("related", vocab.RELATED_MEMBER, Form.ID, many=True),
    ),
)
ISSUE_STATE: Final = Mapping(
    IssueState,
    vocab.ISSUE_STATE,
    (
        Field("inspection", vocab.OF_INSPECTION, Form.ID),
        Field("date", vocab.DCTERMS_DATE, Form.DATE),
        Field("state", vocab.STATE, Form.CODE),
        Field("statements", vocab.STATEMENT_, Form.ID, many=True),
    ),
)
