"""How an older file becomes a newer one: the steps in their order, never changed once they are released."""

MIGRATIONS = (
    """
    CREATE TABLE server (
        id INTEGER PRIMARY KEY,
        channels TEXT NOT NULL,          -- JSON array of channel ids: questions need no mention there
        roles TEXT NOT NULL,             -- JSON array of role ids that may do what Manage Server may
        per_person INTEGER,              -- questions a minute, null for the default
        per_server INTEGER
    );
    CREATE TABLE answer (
        id INTEGER PRIMARY KEY,
        owner INTEGER NOT NULL,          -- who asked
        server INTEGER,
        channel INTEGER NOT NULL,
        message INTEGER,                 -- the answer, once it is sent
        asked INTEGER,                   -- the message that asked, null for a command
        scope TEXT NOT NULL,             -- JSON of what the question was narrowed to
        at REAL NOT NULL                 -- seconds since 1970
    );
    CREATE UNIQUE INDEX answer_message ON answer (message);
    CREATE INDEX answer_asked ON answer (asked);
    CREATE INDEX answer_owner ON answer (owner);
    CREATE TABLE feedback (
        id INTEGER PRIMARY KEY,
        server INTEGER,
        owner INTEGER NOT NULL,
        question TEXT NOT NULL,
        remark TEXT NOT NULL,
        at REAL NOT NULL
    );
    CREATE INDEX feedback_owner ON feedback (owner);
    CREATE TABLE audit (
        id INTEGER PRIMARY KEY,
        server INTEGER,
        who INTEGER NOT NULL,
        deed TEXT NOT NULL,
        at REAL NOT NULL
    );
    """,
    # Numbers of records were given again after a deletion, so that an old button showed another's question: drawn
    # at random from here on. Buttons of answers given before ask for the question again.
    """
    ALTER TABLE answer RENAME TO numbered;
    CREATE TABLE answer (
        id TEXT PRIMARY KEY,
        owner INTEGER NOT NULL,          -- who asked
        server INTEGER,
        channel INTEGER NOT NULL,        -- where the answer stands
        message INTEGER,                 -- the answer, once it is sent
        asked INTEGER,                   -- the message that asked, null for a command
        scope TEXT NOT NULL,             -- JSON of what the question was narrowed to
        collection TEXT,                 -- what was asked; null before this column was there
        copy_of TEXT REFERENCES answer ON DELETE CASCADE,
        at REAL NOT NULL                 -- seconds since 1970
    );
    INSERT INTO answer (id, owner, server, channel, message, asked, scope, at)
        SELECT lower(hex(randomblob(16))), owner, server, channel, message, asked, scope, at FROM numbered;
    DROP TABLE numbered;
    CREATE UNIQUE INDEX answer_message ON answer (message);
    CREATE INDEX answer_asked ON answer (asked);
    CREATE INDEX answer_owner ON answer (owner);
    CREATE INDEX answer_copy_of ON answer (copy_of);
    CREATE TABLE departure (
        server INTEGER PRIMARY KEY,      -- a server that the bot is no longer on
        at REAL NOT NULL                 -- since when, seconds since 1970
    );
    """,
    """
    ALTER TABLE audit ADD COLUMN origin INTEGER;  -- the server that it was done from, null for its own
    ALTER TABLE audit ADD COLUMN name TEXT;       -- what the person was called on that day
    CREATE TABLE fact (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    );
    CREATE TABLE upload (
        id TEXT PRIMARY KEY,             -- drawn at random, as of an answer
        server INTEGER,                  -- whose collection, null for the one that all share
        file TEXT NOT NULL,              -- its name below the sources folder
        put TEXT NOT NULL,               -- hash of what the upload put there
        kept TEXT,                       -- where what stood there before is kept, null where nothing stood
        at REAL NOT NULL
    );
    """,
    """
    CREATE TABLE left_thread (id INTEGER PRIMARY KEY);  -- threads that the bot was sent away from
    ALTER TABLE feedback ADD COLUMN answer INTEGER;     -- the message that was not what they asked for
    CREATE UNIQUE INDEX feedback_once ON feedback (owner, answer);
    """,
    """
    ALTER TABLE left_thread ADD COLUMN server INTEGER;  -- whose thread; null before this column was there
    """,
    """
    CREATE TABLE report (
        id TEXT PRIMARY KEY,             -- drawn at random, as of an answer
        server INTEGER NOT NULL,
        owner INTEGER NOT NULL,          -- who doubts that these are the speaker's words
        document TEXT NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        words TEXT NOT NULL,             -- their hash: no word is kept
        at REAL NOT NULL
    );
    CREATE UNIQUE INDEX report_once ON report (owner, server, document, start, stop);
    """,
    """
    ALTER TABLE server ADD COLUMN links TEXT NOT NULL DEFAULT '[]';  -- JSON array of channels whose links are taken
    ALTER TABLE server ADD COLUMN news INTEGER;                      -- the channel that is told what changed
    CREATE TABLE feed (
        id INTEGER PRIMARY KEY,
        server INTEGER,                  -- whose collection, null for the bot's own
        url TEXT NOT NULL,
        added REAL,                      -- by an admin, seconds since 1970; null where the settings name it
        fetched REAL,                    -- when last, null for never
        brought INTEGER NOT NULL,        -- articles so far
        wrong TEXT                       -- what went wrong the last time, null for nothing
    );
    CREATE UNIQUE INDEX feed_once ON feed (ifnull(server, 0), url);
    CREATE TABLE upkeep (
        server INTEGER,                  -- whose collection, null for the bot's own
        at REAL NOT NULL,                -- when its last scheduled run began, seconds since 1970
        wrong TEXT                       -- why that failed, null where it did not
    );
    CREATE UNIQUE INDEX upkeep_once ON upkeep (ifnull(server, 0));
    """,
    """
    CREATE TABLE debt (
        id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given again: who settles one means that one
        server INTEGER                         -- whose collection may hold what is not indexed, null for the bot's own
    );
    """,
    # What an admin may set grows with every release: one column holds it, and what is not in it has its default.
    """
    ALTER TABLE server RENAME TO columned;
    CREATE TABLE server (
        id INTEGER PRIMARY KEY,
        settings TEXT NOT NULL           -- JSON object, defaults left out
    );
    INSERT INTO server (id, settings) SELECT id, json_object(
        'channels', json(channels), 'roles', json(roles), 'per_person', per_person, 'per_server', per_server,
        'links', json(links), 'news', news
    ) FROM columned;
    DROP TABLE columned;
    """,
    """
    CREATE TABLE subscription (
        id TEXT PRIMARY KEY,
        listener TEXT NOT NULL,          -- who tells it: Discord or the command line, and of which collection
        owner INTEGER,                   -- who wants it, null for a server's own
        server INTEGER,
        channel INTEGER,                 -- where it is told, null for direct messages
        role INTEGER,                    -- who is mentioned with it
        follows INTEGER NOT NULL,        -- whether what was posted is edited when more papers carry it
        paused INTEGER NOT NULL,
        trouble TEXT,                    -- why it was paused without the owner's doing
        speaker TEXT,
        topic TEXT,
        outlet TEXT,
        at REAL NOT NULL
    );
    CREATE INDEX subscription_listener ON subscription (listener);
    CREATE INDEX subscription_owner ON subscription (owner);
    CREATE TABLE alert (
        id TEXT PRIMARY KEY,
        subscription TEXT NOT NULL REFERENCES subscription ON DELETE CASCADE,
        places TEXT NOT NULL,            -- JSON array of [document, start, end], the one to show first
        words TEXT NOT NULL,             -- hash of what stands there: no word is kept
        said INTEGER,
        further INTEGER NOT NULL,
        state TEXT NOT NULL,
        channel INTEGER,
        message INTEGER,
        batch TEXT,                      -- the same for all that are told in one message, whose button names it
        at REAL NOT NULL
    );
    CREATE INDEX alert_subscription ON alert (subscription, at);
    CREATE INDEX alert_state ON alert (state);
    CREATE INDEX alert_batch ON alert (batch);
    CREATE TABLE heard (
        listener TEXT NOT NULL,
        text TEXT NOT NULL,              -- hash of a document's text
        print BLOB,                      -- hashes of what is said in it, null as long as these are not known
        gone REAL,                       -- since when the text is in no document, null while it is
        PRIMARY KEY (listener, text)
    ) WITHOUT ROWID;
    CREATE TABLE quiet (
        owner INTEGER PRIMARY KEY,       -- who is told nothing at these times of the day
        start INTEGER NOT NULL,          -- minutes after midnight
        stop INTEGER NOT NULL,
        zone TEXT NOT NULL
    );
    """,
    """
    CREATE TABLE reaction (
        message INTEGER NOT NULL,        -- that somebody put the reaction on
        kind TEXT NOT NULL,              -- whether it was checked or asked
        owner INTEGER NOT NULL,          -- who reacted
        server INTEGER NOT NULL,
        channel INTEGER NOT NULL,
        answer INTEGER NOT NULL,         -- the message that answers
        at REAL NOT NULL,
        PRIMARY KEY (message, kind)
    );
    CREATE INDEX reaction_answer ON reaction (answer);
    CREATE INDEX reaction_owner ON reaction (owner);
    """,
    # Whatever takes a hand-off away (its answer's record, /forget, a server that was left) leaves the post to be taken
    # away, so that no stop in between keeps a question standing there.
    """
    CREATE TABLE hand_off (
        id TEXT PRIMARY KEY,             -- drawn at random, as of an answer
        record TEXT NOT NULL UNIQUE REFERENCES answer ON DELETE CASCADE,
        owner INTEGER NOT NULL,          -- who asked
        server INTEGER NOT NULL,
        asked_in INTEGER NOT NULL,       -- the channel of the silence
        silence INTEGER NOT NULL,        -- its message
        private INTEGER NOT NULL,        -- whether the asker alone saw it
        channel INTEGER NOT NULL,        -- where people are asked
        post INTEGER,                    -- the message there, null until it is known
        state TEXT NOT NULL,
        words TEXT,                      -- what is to be told, null before, and again when it was
        link TEXT,
        who TEXT,                        -- what the moderator is called, as long as the words are kept
        dismissed INTEGER NOT NULL DEFAULT 0,
        noted INTEGER NOT NULL DEFAULT 0,
        at REAL NOT NULL
    );
    CREATE INDEX hand_off_owner ON hand_off (owner);
    CREATE INDEX hand_off_post ON hand_off (post);
    CREATE INDEX hand_off_state ON hand_off (state);
    CREATE TABLE stale_post (
        id TEXT PRIMARY KEY,             -- of the hand-off, by which its buttons name it
        server INTEGER NOT NULL,
        channel INTEGER NOT NULL,
        post INTEGER
    );
    CREATE TRIGGER hand_off_gone AFTER DELETE ON hand_off BEGIN
        INSERT OR REPLACE INTO stale_post VALUES (old.id, old.server, old.channel, old.post);
    END;
    CREATE TABLE note (
        id TEXT PRIMARY KEY,
        server INTEGER NOT NULL,
        collection TEXT NOT NULL,
        question TEXT NOT NULL,          -- hash of what was asked
        topic TEXT,                      -- hash of whom and what it is about, null where that is not known
        about TEXT NOT NULL,             -- the same for people, as a list of notes shows it
        words TEXT NOT NULL,
        link TEXT,
        author INTEGER,                  -- who wrote it, null once they are forgotten
        who TEXT,                        -- what they are called, where askers are told
        at REAL NOT NULL
    );
    CREATE INDEX note_question ON note (server, collection, question);
    CREATE INDEX note_topic ON note (server, collection, topic);
    CREATE TABLE gap (
        server INTEGER NOT NULL,
        kind TEXT NOT NULL,              -- reason, person or word
        thing TEXT NOT NULL,             -- keyed hash of which
        asker BLOB NOT NULL,             -- keyed hash of who, another one for each thing
        day INTEGER NOT NULL,            -- days since 1970: rows of one question have nothing else in common
        PRIMARY KEY (server, kind, thing, asker, day)
    ) WITHOUT ROWID;
    CREATE TABLE gap_name (
        server INTEGER NOT NULL,
        kind TEXT NOT NULL,
        thing TEXT NOT NULL,
        name TEXT NOT NULL,              -- in the clear once two people have asked for it
        PRIMARY KEY (server, kind, thing)
    ) WITHOUT ROWID;
    """,
)
