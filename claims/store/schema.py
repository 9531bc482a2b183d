"""The tables of a case, as migrations: named, in order, never changed once released.

Three kinds of tables stand side by side: what came in (``documents``, ``texts``, ``claims``,
``evidence``, ``readings``: never altered), what was done (``events``, ``changes``: only ever
appended to), and what follows from both (``states``, ``facets``, ``figures``, ``tallies`` …:
rebuilt at will).
"""

from __future__ import annotations

from claims.store import (
    asked,
    clusters,
    copies,
    disputes,
    entries,
    freezing,
    lineage,
    phrased,
    sameness,
    search,
)

_HISTORY = (
    """CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        act TEXT NOT NULL,
        undoes INTEGER,
        detail TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE
    )""",
    """CREATE TABLE changes (
        seq INTEGER NOT NULL REFERENCES events (seq),
        position INTEGER NOT NULL,
        target TEXT NOT NULL,
        field TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        PRIMARY KEY (seq, position)
    ) WITHOUT ROWID""",
    "CREATE INDEX changes_target ON changes (target, seq)",
    # One row for each act of a person: whether it stands, is undone, or can no longer be redone.
    """CREATE TABLE acts (
        seq INTEGER PRIMARY KEY REFERENCES events (seq),
        reviewer TEXT NOT NULL,
        standing TEXT NOT NULL CHECK (standing IN ('done', 'undone', 'dropped')),
        latest INTEGER NOT NULL
    )""",
    "CREATE INDEX acts_reviewer ON acts (reviewer, standing, seq)",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE memory (
        reviewer TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (reviewer, key)
    ) WITHOUT ROWID""",
)

_IMPORTS = (
    # imported is the seq of the event that brought the document in. It is NULL while the document
    # is coming in, and importer says by which process.
    """CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL,
        role TEXT NOT NULL,
        record TEXT NOT NULL,
        imported INTEGER REFERENCES events (seq),
        importer TEXT,
        withdrawn INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX documents_sha256 ON documents (sha256)",
    "CREATE INDEX documents_unfinished ON documents (id) WHERE imported IS NULL",
    "CREATE TABLE texts (document INTEGER PRIMARY KEY REFERENCES documents, text TEXT NOT NULL)",
    """CREATE TABLE claims (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document INTEGER NOT NULL REFERENCES documents,
        span_start INTEGER NOT NULL,
        span_end INTEGER NOT NULL,
        kinds INTEGER NOT NULL,
        worthiness REAL NOT NULL,
        text TEXT NOT NULL,
        record TEXT NOT NULL
    )""",
    "CREATE INDEX claims_document ON claims (document)",
    """CREATE TABLE evidence (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        claim INTEGER NOT NULL REFERENCES claims,
        document INTEGER NOT NULL REFERENCES documents,
        span_start INTEGER NOT NULL,
        span_end INTEGER NOT NULL,
        figure_start INTEGER NOT NULL,
        figure_end INTEGER NOT NULL,
        relation TEXT NOT NULL,
        score REAL NOT NULL,
        by_hand INTEGER NOT NULL,
        text TEXT NOT NULL,
        record TEXT NOT NULL,
        UNIQUE (claim, document, span_start, span_end, figure_start, figure_end)
    )""",
    "CREATE INDEX evidence_document ON evidence (document, claim)",
    """CREATE TABLE people (
        name TEXT PRIMARY KEY,
        position INTEGER NOT NULL,
        record TEXT NOT NULL
    ) WITHOUT ROWID""",
)

_STATE = (
    # A speaker as a document names them, and as the case's cast calls the same person.
    """CREATE TABLE names (
        id INTEGER PRIMARY KEY,
        written TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL,
        folded TEXT NOT NULL
    )""",
    """CREATE TABLE states (
        claim INTEGER PRIMARY KEY REFERENCES claims,
        document INTEGER NOT NULL REFERENCES documents,
        span_start INTEGER NOT NULL,
        kinds INTEGER NOT NULL,
        words INTEGER NOT NULL,
        worthiness REAL NOT NULL,
        risk REAL NOT NULL,
        speaker INTEGER REFERENCES names,
        figure TEXT NOT NULL DEFAULT '',
        status TEXT NOT NULL DEFAULT 'open',
        verdict TEXT,
        scale TEXT,
        skipped INTEGER NOT NULL DEFAULT 0,
        conflicts INTEGER NOT NULL DEFAULT 0,
        altered INTEGER NOT NULL DEFAULT 0,
        different_scope INTEGER NOT NULL DEFAULT 0,
        agrees INTEGER NOT NULL DEFAULT 0,
        verbatim INTEGER NOT NULL DEFAULT 0,
        compatible INTEGER NOT NULL DEFAULT 0,
        similar INTEGER NOT NULL DEFAULT 0,
        not_found INTEGER NOT NULL DEFAULT 0,
        unrelated INTEGER NOT NULL DEFAULT 0,
        flag TEXT,
        deferred TEXT,
        deferred_until TEXT,
        standing TEXT,
        decided_at TEXT,
        decided_by TEXT,
        rationale TEXT NOT NULL DEFAULT '',
        correction TEXT NOT NULL DEFAULT '',
        overrides TEXT NOT NULL DEFAULT '{}'
    )""",
    "CREATE INDEX states_place ON states (document, span_start, claim, status)",
    "CREATE INDEX states_status ON states (status, document, span_start, claim)",
    "CREATE INDEX states_risk ON states (risk DESC, claim, document, status)",
    "CREATE INDEX states_speaker ON states (speaker, document, span_start, claim)",
    "CREATE INDEX states_verdict ON states (verdict, claim) WHERE verdict IS NOT NULL",
    "CREATE INDEX states_flag ON states (claim) WHERE flag IS NOT NULL",
    """CREATE INDEX states_disputed ON states (claim) WHERE conflicts + altered > 0""",
    """CREATE TABLE facets (
        claim INTEGER PRIMARY KEY REFERENCES claims,
        places TEXT,
        subject TEXT,
        unit TEXT,
        population TEXT,
        period TEXT
    )""",
    """CREATE TABLE figures (
        claim INTEGER NOT NULL REFERENCES claims,
        position INTEGER NOT NULL,
        low REAL NOT NULL,
        high REAL NOT NULL,
        PRIMARY KEY (claim, position)
    ) WITHOUT ROWID""",
    """CREATE TABLE stances (
        evidence INTEGER PRIMARY KEY REFERENCES evidence,
        stance TEXT,
        dismissed INTEGER NOT NULL DEFAULT 0
    )""",
    """CREATE TABLE tallies (
        document INTEGER PRIMARY KEY REFERENCES documents,
        claims INTEGER NOT NULL DEFAULT 0,
        words INTEGER NOT NULL DEFAULT 0,
        open INTEGER NOT NULL DEFAULT 0,
        decided INTEGER NOT NULL DEFAULT 0,
        deferred INTEGER NOT NULL DEFAULT 0,
        words_decided INTEGER NOT NULL DEFAULT 0
    )""",
)


_READINGS = (
    # What the machine made of a passage when it compared a corrected claim anew: the latest holds.
    """CREATE TABLE readings (
        evidence INTEGER NOT NULL REFERENCES evidence,
        seq INTEGER NOT NULL REFERENCES events (seq),
        relation TEXT NOT NULL,
        score REAL NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (evidence, seq)
    ) WITHOUT ROWID""",
    "CREATE INDEX readings_seq ON readings (seq)",
    # Evidence as it is at present. Gone is what no longer speaks to its claim as corrected, unless
    # somebody took a stance on it.
    """CREATE VIEW passages AS
    SELECT e.id, e.claim, e.document, e.span_start, e.span_end,
        coalesce(r.relation, e.relation) AS relation, coalesce(r.score, e.score) AS score,
        e.by_hand, e.text, coalesce(r.record, e.record) AS record,
        t.stance, coalesce(t.dismissed, 0) AS dismissed,
        coalesce(r.relation = 'unrelated' AND t.stance IS NULL, 0) AS gone
    FROM evidence e
    LEFT JOIN readings r ON r.evidence = e.id
        AND r.seq = (SELECT max(seq) FROM readings WHERE evidence = e.id)
    LEFT JOIN stances t ON t.evidence = e.id""",
    *(
        f"CREATE TRIGGER readings_no_{act.lower()} BEFORE {act} ON readings "
        "BEGIN SELECT RAISE(ABORT, 'readings are never altered'); END"
        for act in ("UPDATE", "DELETE")
    ),
)


def _guards() -> tuple[str, ...]:
    """Triggers that refuse to alter or remove what must stay as it was written."""
    guarded = [(table, act) for table in ("events", "changes") for act in ("UPDATE", "DELETE")]
    guarded += [("texts", "UPDATE"), ("claims", "UPDATE"), ("evidence", "UPDATE")]
    refusals = [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} are never altered'); END"
        for table, act in guarded
    ]
    # Rows of a document that was still coming in when the program ended may be cleared away.
    came_in = (
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN EXISTS (SELECT 1 FROM "
        f"documents WHERE documents.id = old.{key} AND documents.imported IS NOT NULL) "
        f"BEGIN SELECT RAISE(ABORT, '{table} are never removed'); END"
        for table, key in (
            ("documents", "id"),
            ("texts", "document"),
            ("claims", "document"),
            ("evidence", "document"),
        )
    )
    return (*refusals, *came_in)


# Whom each document names, in its own words: the cast of the case is read from all of them.
_NAMED = (
    "CREATE TABLE named (document INTEGER PRIMARY KEY REFERENCES documents, people TEXT NOT NULL)",
    "CREATE TRIGGER named_no_update BEFORE UPDATE ON named "
    "BEGIN SELECT RAISE(ABORT, 'named are never altered'); END",
    "CREATE TRIGGER named_no_delete BEFORE DELETE ON named "
    "BEGIN SELECT RAISE(ABORT, 'named are never removed'); END",
)

# How many names of a claim other documents spell differently.
_SPELLING = ("ALTER TABLE states ADD COLUMN spelling INTEGER NOT NULL DEFAULT 0",)

# What a reviewer decides of the cast, and what follows: whose each form of a name is. A speaker has
# a name as the machine shows it, and one as people are shown who were joined, parted or renamed.
_CAST = (
    """CREATE TABLE casting (
        target TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (target, field)
    ) WITHOUT ROWID""",
    "CREATE INDEX casting_value ON casting (field, value)",
    "ALTER TABLE names ADD COLUMN machine TEXT NOT NULL DEFAULT ''",
    "UPDATE names SET machine = person",
    "ALTER TABLE names ADD COLUMN role TEXT",
    "CREATE INDEX names_machine ON names (machine)",
    "CREATE INDEX names_person ON names (person)",
    """CREATE TABLE forms (
        machine TEXT NOT NULL,
        form TEXT NOT NULL,
        person TEXT NOT NULL,
        folded TEXT NOT NULL,
        PRIMARY KEY (machine, form, person)
    ) WITHOUT ROWID""",
    "CREATE INDEX forms_form ON forms (form)",
    "CREATE INDEX forms_person ON forms (person)",
    "INSERT INTO forms SELECT name, name, name, fold(name) FROM people",
    "INSERT OR IGNORE INTO forms SELECT p.name, a.value, p.name, fold(a.value) "
    "FROM people p, json_each(p.record, '$.aliases') a",
    """CREATE TABLE namings (
        written TEXT NOT NULL,
        document INTEGER NOT NULL REFERENCES documents,
        PRIMARY KEY (written, document)
    ) WITHOUT ROWID""",
    "INSERT OR IGNORE INTO namings SELECT json_extract(p.value, '$.name'), n.document "
    "FROM named n, json_each(n.people) p",
)

# Beside ten thousand published checks, the drafts and sources are found without a look at each.
_PRECEDENTS = ("CREATE INDEX documents_role ON documents (role, withdrawn, imported)",)

# Pages, times and rows of a text, and what hangs on its passages, as JSON.
_LAYOUT = ("ALTER TABLE texts ADD COLUMN layout TEXT NOT NULL DEFAULT ''",)

# Whether a document is another version of one that is there is asked of each that comes in.
_ADDRESSES = tuple(
    f"CREATE INDEX documents_{field} ON documents (json_extract(record, '$.{field}'))"
    for field in ("url", "origin")
)

# The runs of three words of quotations and of texts, as hashes.
_QUOTATIONS = (
    """CREATE TABLE quote_runs (
        hash INTEGER NOT NULL,
        claim INTEGER NOT NULL,
        needed INTEGER NOT NULL,
        PRIMARY KEY (hash, claim)
    ) WITHOUT ROWID""",
    """CREATE TABLE text_runs (
        hash INTEGER NOT NULL,
        document INTEGER NOT NULL,
        PRIMARY KEY (hash, document)
    ) WITHOUT ROWID""",
    # The last document whose runs are written.
    "INSERT INTO derived (name, filled) VALUES ('quotations', 0)",
)

# What people choose as evidence, and in which facets two figures are one whatever the words say. A
# passage that came in by hand counts as long as the act that chose it stands.
_BY_HAND = (
    "ALTER TABLE stances ADD COLUMN taken INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE stances ADD COLUMN overruled TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX evidence_by_hand ON evidence (document, claim) WHERE by_hand",
    "CREATE INDEX stances_dismissed ON stances (evidence) WHERE dismissed",
    "DROP VIEW passages",
    """CREATE VIEW passages AS
    SELECT e.id, e.claim, e.document, e.span_start, e.span_end,
        coalesce(r.relation, e.relation) AS relation, coalesce(r.score, e.score) AS score,
        e.by_hand, e.text, coalesce(r.record, e.record) AS record,
        t.stance, coalesce(t.dismissed, 0) AS dismissed,
        coalesce(t.taken, 0) AS taken, coalesce(t.overruled, '') AS overruled,
        coalesce(t.taken, 0) = 0
            AND (e.by_hand OR coalesce(r.relation = 'unrelated' AND t.stance IS NULL, 0)) AS gone
    FROM evidence e
    LEFT JOIN readings r ON r.evidence = e.id
        AND r.seq = (SELECT max(seq) FROM readings WHERE evidence = e.id)
    LEFT JOIN stances t ON t.evidence = e.id""",
)

# What people marked as claims by hand, split, joined or dropped as not worth checking.
_MARKING = ("ALTER TABLE states ADD COLUMN dropped TEXT",)

MIGRATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "0001-a-case",
        (*_HISTORY, *_IMPORTS, *_STATE, *search.SCHEMA, *_guards()),
    ),
    ("0002-names-by-document", _NAMED),
    ("0003-readings", _READINGS),
    ("0004-spelling", _SPELLING),
    ("0005-cast", _CAST),
    ("0006-clusters", (*disputes.SCHEMA, *clusters.SCHEMA)),
    ("0007-precedents", _PRECEDENTS),
    ("0009-layout", _LAYOUT),
    ("0008-search", _ADDRESSES),
    ("0011-quotations", _QUOTATIONS),
    ("0010-versions", lineage.SCHEMA),
    ("0012-deciding", sameness.SCHEMA),
    ("0013-journal", entries.SCHEMA),
    ("0015-by-hand", _BY_HAND),
    ("0016-copies", copies.SCHEMA),
    ("0014-marking", _MARKING),
    ("0019-phrases", phrased.SCHEMA),
    ("0018-frozen-pieces", freezing.SCHEMA),
    ("0020-cited", asked.SCHEMA),
)
"""Name and statements of every migration, oldest first."""
