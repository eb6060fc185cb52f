-- Articles and their revisions, analyses, stories, who says what in them, corrections by hand.
-- Times are ISO 8601 in UTC. Keys named "number" rise with arrival and never leave the store; ids are what others see.

CREATE TABLE texts (
    number INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE, -- SHA-256 of the text in UTF-8
    text TEXT NOT NULL
);

CREATE TABLE corrections (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    story TEXT, -- id, where it is of one story
    body TEXT NOT NULL, -- JSON
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    moved TEXT, -- JSON: what it moved between stories, so that it can be taken back
    undone_by TEXT,
    undone_at TEXT
);

CREATE TABLE stories (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    into_story INTEGER REFERENCES stories (number), -- where all its articles went
    joined_by INTEGER REFERENCES corrections (number), -- set where a person put it there: what comes later follows
    version INTEGER NOT NULL DEFAULT 1, -- rises with every change of its articles, analyses or corrections
    renewed INTEGER NOT NULL DEFAULT 0, -- the version that sayings and figures below are of
    changed TEXT NOT NULL,
    title TEXT,
    first_published TEXT,
    last_published TEXT,
    last_key TEXT NOT NULL DEFAULT '', -- last_published, in an order that can be compared
    articles INTEGER NOT NULL DEFAULT 0,
    texts INTEGER NOT NULL DEFAULT 0,
    outlets INTEGER NOT NULL DEFAULT 0,
    sayings INTEGER NOT NULL DEFAULT 0,
    denials INTEGER NOT NULL DEFAULT 0,
    unnamed INTEGER NOT NULL DEFAULT 0,
    origin TEXT,
    origin_unnamed INTEGER NOT NULL DEFAULT 0,
    origin_articles INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX stories_newest ON stories (last_key DESC, number DESC) WHERE articles > 0;
CREATE INDEX stories_largest ON stories (articles DESC, number DESC) WHERE articles > 0;
CREATE INDEX stories_contested ON stories (denials DESC, number DESC) WHERE articles > 0 AND denials > 0;
CREATE INDEX stories_unnamed ON stories (origin_articles DESC, number DESC) WHERE articles > 0 AND origin_unnamed;
CREATE INDEX stories_stale ON stories (number) WHERE renewed < version;

CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    given_id TEXT NOT NULL, -- the id that it came with
    address TEXT UNIQUE, -- its web address without what does not matter
    revision INTEGER REFERENCES revisions (number), -- the newest one
    story INTEGER REFERENCES stories (number),
    placed INTEGER, -- the order in which articles were put into stories
    parted_by INTEGER REFERENCES corrections (number), -- set where a person put it where it is
    outlet TEXT, -- as the outlet is called in the store
    published TEXT, -- of the newest revision, or inferred from its story
    published_key TEXT, -- in an order that can be compared
    received TEXT NOT NULL
);
CREATE INDEX articles_given ON articles (given_id);
CREATE INDEX articles_story ON articles (story);
CREATE INDEX articles_placed ON articles (placed) WHERE placed IS NOT NULL;
CREATE INDEX articles_unplaced ON articles (number) WHERE story IS NULL;
CREATE INDEX articles_outlet ON articles (outlet COLLATE NOCASE);
CREATE INDEX articles_published ON articles (published_key);

CREATE TABLE revisions (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (number),
    revision INTEGER NOT NULL, -- from 1
    text INTEGER NOT NULL REFERENCES texts (number),
    reading TEXT NOT NULL, -- hash of all that an analysis reads: text, title, boilerplate
    path TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    title TEXT,
    authors TEXT NOT NULL, -- JSON list
    published TEXT,
    published_basis TEXT,
    published_note TEXT,
    language TEXT,
    boilerplate TEXT NOT NULL, -- JSON list of [start, end, reason]
    source TEXT NOT NULL,
    received TEXT NOT NULL,
    UNIQUE (article, revision)
);
CREATE INDEX revisions_reading ON revisions (reading);
CREATE INDEX revisions_text ON revisions (text);

CREATE TABLE analyses (
    reading TEXT NOT NULL,
    model TEXT NOT NULL,
    packed BLOB, -- NULL where it failed
    failure TEXT,
    kept TEXT NOT NULL,
    PRIMARY KEY (reading, model)
) WITHOUT ROWID;

CREATE TABLE story_events (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    story TEXT NOT NULL,
    into_story TEXT NOT NULL,
    articles TEXT NOT NULL, -- JSON list of ids
    at TEXT NOT NULL,
    who TEXT -- NULL where the grouping did it
);
CREATE INDEX story_events_story ON story_events (story);
CREATE INDEX story_events_into ON story_events (into_story);

CREATE TABLE reports (
    story INTEGER PRIMARY KEY REFERENCES stories (number),
    version INTEGER NOT NULL,
    program TEXT NOT NULL, -- the version of sayso and of its models: another one compares anew
    packed BLOB NOT NULL
);

CREATE TABLE copies (
    article INTEGER PRIMARY KEY REFERENCES articles (number),
    original INTEGER NOT NULL REFERENCES articles (number),
    kind TEXT NOT NULL,
    share REAL NOT NULL
);
CREATE INDEX copies_original ON copies (original);

CREATE TABLE speakers (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    role TEXT,
    key TEXT NOT NULL, -- the words of the name, in lower case
    UNIQUE (name, type)
);
CREATE VIRTUAL TABLE speaker_words USING fts5 (
    name, content = 'speakers', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER speakers_added AFTER INSERT ON speakers BEGIN
    INSERT INTO speaker_words (rowid, name) VALUES (new.number, new.name);
END;
CREATE TRIGGER speakers_removed AFTER DELETE ON speakers BEGIN
    INSERT INTO speaker_words (speaker_words, rowid, name) VALUES ('delete', old.number, old.name);
END;

CREATE TABLE utterances ( -- one quotation in several printings of a story
    number INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (number),
    id TEXT NOT NULL,
    relation TEXT NOT NULL,
    edits TEXT NOT NULL -- JSON list of [before, after]
);
CREATE INDEX utterances_story ON utterances (story);
CREATE UNIQUE INDEX utterances_id ON utterances (id);

CREATE TABLE sayings (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (number),
    place INTEGER NOT NULL, -- in its article, from 0
    speaker INTEGER REFERENCES speakers (number),
    origin INTEGER REFERENCES speakers (number), -- the far end of the chain
    anonymous INTEGER NOT NULL,
    act TEXT NOT NULL,
    denied INTEGER NOT NULL,
    quotation TEXT NOT NULL,
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    spans TEXT NOT NULL, -- JSON list of [start, end]
    content TEXT NOT NULL,
    chain TEXT NOT NULL, -- JSON list of [name, type]
    said TEXT, -- JSON: [from, to, text, basis]
    confidence REAL NOT NULL,
    outlet TEXT, -- of its article, as are these two
    published_key TEXT,
    story INTEGER REFERENCES stories (number),
    utterance INTEGER REFERENCES utterances (number)
);
CREATE INDEX sayings_article ON sayings (article, place);
CREATE INDEX sayings_speaker ON sayings (speaker, published_key, number);
CREATE INDEX sayings_origin ON sayings (origin);
CREATE INDEX sayings_outlet ON sayings (outlet COLLATE NOCASE, published_key, number);
CREATE INDEX sayings_denied ON sayings (published_key, number) WHERE denied;
CREATE INDEX sayings_utterance ON sayings (utterance) WHERE utterance IS NOT NULL;
CREATE VIRTUAL TABLE saying_words USING fts5 (
    content, content = 'sayings', content_rowid = 'number', tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER sayings_added AFTER INSERT ON sayings BEGIN
    INSERT INTO saying_words (rowid, content) VALUES (new.number, new.content);
END;
CREATE TRIGGER sayings_removed AFTER DELETE ON sayings BEGIN
    INSERT INTO saying_words (saying_words, rowid, content) VALUES ('delete', old.number, old.content);
END;

CREATE VIEW current_words AS
SELECT articles.number AS number, revisions.title AS title, texts.text AS body
FROM articles
JOIN revisions ON revisions.number = articles.revision
JOIN texts ON texts.number = revisions.text;
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, body, content = 'current_words', content_rowid = 'number', tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE TABLE rejections (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (path, reason)
);

CREATE TABLE visits (
    address TEXT PRIMARY KEY,
    stamp TEXT,
    etag TEXT,
    last_modified TEXT,
    checked_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    retry_at TEXT,
    reason TEXT
) WITHOUT ROWID;
