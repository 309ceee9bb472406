BEGIN TRANSACTION;
CREATE TABLE corrections (
	take_id INTEGER NOT NULL, 
	about TEXT NOT NULL, 
	state TEXT NOT NULL, 
	corrected_at TEXT NOT NULL, 
	PRIMARY KEY (take_id, about), 
	FOREIGN KEY(take_id) REFERENCES takes (id) ON DELETE CASCADE
);
INSERT INTO "corrections" VALUES(1,'bridge','missing','2026-11-25T14:21:57.770222+00:00');
CREATE TABLE file_moves (
	id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	target TEXT, 
	PRIMARY KEY (id)
);
CREATE TABLE library_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT library_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "library_version" VALUES('0003');
CREATE TABLE recipients (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	first_name TEXT NOT NULL, 
	last_name TEXT NOT NULL, 
	company TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	trashed_at TEXT
);
CREATE TABLE scripts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	rubric_id TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	trashed_at TEXT
);
INSERT INTO "scripts" VALUES(1,'The talk','greeting: Hi {first_name},
identity: this is {my_name}
affiliation: from {my_company}.
bridge: Your talk on Rust schedulers is why I''m calling.
reason: Kestrel needs someone to lead its triage engine.
ask: Call me back
number: at {phone}.
','recruiter-15','2026-11-25T14:21:57.427936+00:00','2026-11-25T14:21:57.427779+00:00',NULL);
CREATE TABLE takes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	taken_at TEXT NOT NULL, 
	rubric_id TEXT NOT NULL, 
	rubric_title TEXT NOT NULL, 
	script_id INTEGER, 
	script_key TEXT NOT NULL, 
	script_title TEXT NOT NULL, 
	person TEXT NOT NULL, 
	company TEXT NOT NULL, 
	seconds FLOAT NOT NULL, 
	limit_seconds FLOAT NOT NULL, 
	hits INTEGER NOT NULL, 
	required INTEGER NOT NULL, 
	failing_avoids INTEGER NOT NULL, 
	passed BOOLEAN NOT NULL, 
	words_per_minute FLOAT, 
	digits_per_second FLOAT, 
	starred BOOLEAN NOT NULL, 
	model_take BOOLEAN NOT NULL, 
	note TEXT NOT NULL, 
	run TEXT NOT NULL, 
	trashed_at TEXT, 
	sound TEXT NOT NULL, 
	sound_bytes INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	FOREIGN KEY(script_id) REFERENCES scripts (id) ON DELETE SET NULL
);
INSERT INTO "takes" VALUES(1,'2026-11-25T14:21:57.521857+00:00','recruiter-15','Recruiter, 15 s',NULL,'The talk','The talk','Dana Lee','Kestrel Health',12.25,15.0,6,7,0,0,158.0,2.2,0,0,'kept since long ago','',NULL,'000001.wav',32044,'hi dana this is ana from infolabs your talk on rust schedulers is why i''m calling kestrel needs someone to lead its triage engine call me back at four one five five five five oh one three two');
INSERT INTO "takes" VALUES(2,'2026-11-25T14:21:57.645216+00:00','recruiter-15','Recruiter, 15 s',NULL,'The talk','The talk','Dana Lee','Kestrel Health',12.25,15.0,7,7,0,1,158.0,2.2,0,0,'','',NULL,'000002.wav',32044,'hi dana this is ana from infolabs your talk on rust schedulers is why i''m calling kestrel needs someone to lead its triage engine call me back at four one five five five five oh one three two');
CREATE TABLE verdicts (
	id INTEGER NOT NULL, 
	take_id INTEGER NOT NULL, 
	marked_at TEXT NOT NULL, 
	rules TEXT NOT NULL, 
	brief JSON NOT NULL, 
	verdict JSON NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(take_id) REFERENCES takes (id) ON DELETE CASCADE
);
INSERT INTO "verdicts" VALUES(1,1,'2026-11-25T14:21:57.537345+00:00','3d6e8d96bc9e','{"rubric": {"id": "recruiter-15", "title": "Recruiter, 15 s", "limit_seconds": 15.0, "required": ["greeting", "identity", "affiliation", "bridge", "reason", "ask", "number"], "failing": ["apology", "imposition", "cold_intro", "oversell", "puzzle"]}, "caller": {"name": "Ana Ruiz", "company": "Infolabs", "phone": "+1 415 555 0132", "email": "ana.ruiz@infolabs.example"}, "recipient": {"first_name": "Dana", "last_name": "Lee", "company": "Kestrel Health"}, "script": {"cues": [{"text": "Hi Dana,", "element": "greeting"}, {"text": "this is Ana Ruiz", "element": "identity"}, {"text": "from Infolabs.", "element": "affiliation"}, {"text": "Your talk on Rust schedulers is why I''m calling.", "element": "bridge"}, {"text": "Kestrel needs someone to lead its triage engine.", "element": "reason"}, {"text": "Call me back", "element": "ask"}, {"text": "at +1 415 555 0132.", "element": "number"}], "title": "The talk"}, "respellings": [["Infolabs", "info labs"]]}','{"rubric": "recruiter-15", "passed": true, "seconds": 12.25, "limit_seconds": 15.0, "transcript": {"words": [{"text": "hi", "start": 0.4, "end": 0.65, "confidence": 0.9, "source": "open"}, {"text": "dana", "start": 0.7, "end": 0.95, "confidence": 0.9, "source": "open"}, {"text": "this", "start": 1.0, "end": 1.25, "confidence": 0.9, "source": "open"}, {"text": "is", "start": 1.3, "end": 1.55, "confidence": 0.9, "source": "open"}, {"text": "ana", "start": 1.6, "end": 1.85, "confidence": 0.9, "source": "open"}, {"text": "from", "start": 1.9, "end": 2.15, "confidence": 0.9, "source": "open"}, {"text": "infolabs", "start": 2.2, "end": 2.45, "confidence": 0.9, "source": "open"}, {"text": "your", "start": 2.5, "end": 2.75, "confidence": 0.9, "source": "open"}, {"text": "talk", "start": 2.8, "end": 3.05, "confidence": 0.9, "source": "open"}, {"text": "on", "start": 3.1, "end": 3.35, "confidence": 0.9, "source": "open"}, {"text": "rust", "start": 3.4, "end": 3.65, "confidence": 0.9, "source": "open"}, {"text": "schedulers", "start": 3.7, "end": 3.95, "confidence": 0.9, "source": "open"}, {"text": "is", "start": 4.0, "end": 4.25, "confidence": 0.9, "source": "open"}, {"text": "why", "start": 4.3, "end": 4.55, "confidence": 0.9, "source": "open"}, {"text": "i''m", "start": 4.6, "end": 4.85, "confidence": 0.9, "source": "open"}, {"text": "calling", "start": 4.9, "end": 5.15, "confidence": 0.9, "source": "open"}, {"text": "kestrel", "start": 5.2, "end": 5.45, "confidence": 0.9, "source": "open"}, {"text": "needs", "start": 5.5, "end": 5.75, "confidence": 0.9, "source": "open"}, {"text": "someone", "start": 5.8, "end": 6.05, "confidence": 0.9, "source": "open"}, {"text": "to", "start": 6.1, "end": 6.35, "confidence": 0.9, "source": "open"}, {"text": "lead", "start": 6.4, "end": 6.65, "confidence": 0.9, "source": "open"}, {"text": "its", "start": 6.7, "end": 6.95, "confidence": 0.9, "source": "open"}, {"text": "triage", "start": 7.0, "end": 7.25, "confidence": 0.9, "source": "open"}, {"text": "engine", "start": 7.3, "end": 7.55, "confidence": 0.9, "source": "open"}, {"text": "call", "start": 7.6, "end": 7.85, "confidence": 0.9, "source": "open"}, {"text": "me", "start": 7.9, "end": 8.15, "confidence": 0.9, "source": "open"}, {"text": "back", "start": 8.2, "end": 8.45, "confidence": 0.9, "source": "open"}, {"text": "at", "start": 8.5, "end": 8.75, "confidence": 0.9, "source": "open"}, {"text": "four", "start": 8.8, "end": 9.05, "confidence": 0.9, "source": "open"}, {"text": "one", "start": 9.1, "end": 9.35, "confidence": 0.9, "source": "open"}, {"text": "five", "start": 9.4, "end": 9.65, "confidence": 0.9, "source": "open"}, {"text": "five", "start": 9.7, "end": 9.95, "confidence": 0.9, "source": "open"}, {"text": "five", "start": 10.0, "end": 10.25, "confidence": 0.9, "source": "open"}, {"text": "five", "start": 10.3, "end": 10.55, "confidence": 0.9, "source": "open"}, {"text": "oh", "start": 10.6, "end": 10.85, "confidence": 0.9, "source": "open"}, {"text": "one", "start": 10.9, "end": 11.15, "confidence": 0.9, "source": "open"}, {"text": "three", "start": 11.2, "end": 11.45, "confidence": 0.9, "source": "open"}, {"text": "two", "start": 11.5, "end": 11.75, "confidence": 0.9, "source": "open"}], "fillers": [], "timed": true, "readings": []}, "elements": {"greeting": {"id": "greeting", "state": "said", "counts": true, "start": 0.4, "end": 0.95, "evidence": "hi dana", "advice": null}, "identity": {"id": "identity", "state": "said", "counts": true, "start": 1.0, "end": 1.85, "evidence": "this is ana", "advice": null}, "affiliation": {"id": "affiliation", "state": "said", "counts": true, "start": 1.9, "end": 2.45, "evidence": "from infolabs", "advice": null}, "bridge": {"id": "bridge", "state": "said", "counts": true, "start": 2.5, "end": 5.15, "evidence": "your talk on rust schedulers is why i''m calling", "advice": null}, "reason": {"id": "reason", "state": "said", "counts": true, "start": 5.2, "end": 7.55, "evidence": "kestrel needs someone to lead its triage engine", "advice": null}, "ask": {"id": "ask", "state": "said", "counts": true, "start": 7.6, "end": 8.45, "evidence": "call me back", "advice": null}, "narrow_ask": {"id": "narrow_ask", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "number": {"id": "number", "state": "said", "counts": true, "start": 8.5, "end": 11.75, "evidence": "at four one five five five five oh one three two", "advice": null}, "number_repeat": {"id": "number_repeat", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "email_option": {"id": "email_option", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "sign_off": {"id": "sign_off", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}}, "avoids": {"apology": {"id": "apology", "state": "missing", "counts": true, "start": null, "end": null, "evidence": null, "advice": null}, "imposition": {"id": "imposition", "state": "missing", "counts": true, "start": null, "end": null, "evidence": null, "advice": null}, "cold_intro": {"id": "cold_intro", "state": "missing", "counts": true, "start": null, "end": null, "evidence": null, "advice": null}, "oversell": {"id": "oversell", "state": "missing", "counts": true, "start": null, "end": null, "evidence": null, "advice": null}, "puzzle": {"id": "puzzle", "state": "missing", "counts": true, "start": null, "end": null, "evidence": null, "advice": null}, "undercut_ask": {"id": "undercut_ask", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "limited_callback": {"id": "limited_callback", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "fawning": {"id": "fawning", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "vague_promise": {"id": "vague_promise", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "filler": {"id": "filler", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}}, "delivery": {"words_per_minute": 158.0, "number_digits_per_second": 2.2, "longest_pause": 0.6, "pauses": 3, "pitch_range_semitones": 5.1, "loudness_dbfs": -21.3, "clipped": false, "fillers": 0, "noise_dbfs": -60.0, "signal_to_noise_db": 39.0, "trailing_off_db": 1.0, "pitch_contour": [[0.5, 180.0]]}, "fixes": [], "cues": [{"position": 0, "state": "said", "start": 0.4, "end": 1.0, "evidence": "hi dana"}], "too_noisy": false}');
INSERT INTO "verdicts" VALUES(2,2,'2026-11-25T14:21:57.646996+00:00','3d6e8d96bc9e','{"rubric": {"id": "recruiter-15", "title": "Recruiter, 15 s", "limit_seconds": 15.0, "required": ["greeting", "identity", "affiliation", "bridge", "reason", "ask", "number"], "failing": ["apology", "imposition", "cold_intro", "oversell", "puzzle"]}, "caller": {"name": "Ana Ruiz", "company": "Infolabs", "phone": "+1 415 555 0132", "email": "ana.ruiz@infolabs.example"}, "recipient": {"first_name": "Dana", "last_name": "Lee", "company": "Kestrel Health"}, "script": {"cues": [{"text": "Hi Dana,", "element": "greeting"}, {"text": "this is Ana Ruiz", "element": "identity"}, {"text": "from Infolabs.", "element": "affiliation"}, {"text": "Your talk on Rust schedulers is why I''m calling.", "element": "bridge"}, {"text": "Kestrel needs someone to lead its triage engine.", "element": "reason"}, {"text": "Call me back", "element": "ask"}, {"text": "at +1 415 555 0132.", "element": "number"}], "title": "The talk"}, "respellings": [["Infolabs", "info labs"]]}','{"rubric": "recruiter-15", "passed": true, "seconds": 12.25, "limit_seconds": 15.0, "transcript": {"words": [{"text": "hi", "start": 0.4, "end": 0.65, "confidence": 0.9, "source": "open"}, {"text": "dana", "start": 0.7, "end": 0.95, "confidence": 0.9, "source": "open"}, {"text": "this", "start": 1.0, "end": 1.25, "confidence": 0.9, "source": "open"}, {"text": "is", "start": 1.3, "end": 1.55, "confidence": 0.9, "source": "open"}, {"text": "ana", "start": 1.6, "end": 1.85, "confidence": 0.9, "source": "open"}, {"text": "from", "start": 1.9, "end": 2.15, "confidence": 0.9, "source": "open"}, {"text": "infolabs", "start": 2.2, "end": 2.45, "confidence": 0.9, "source": "open"}, {"text": "your", "start": 2.5, "end": 2.75, "confidence": 0.9, "source": "open"}, {"text": "talk", "start": 2.8, "end": 3.05, "confidence": 0.9, "source": "open"}, {"text": "on", "start": 3.1, "end": 3.35, "confidence": 0.9, "source": "open"}, {"text": "rust", "start": 3.4, "end": 3.65, "confidence": 0.9, "source": "open"}, {"text": "schedulers", "start": 3.7, "end": 3.95, "confidence": 0.9, "source": "open"}, {"text": "is", "start": 4.0, "end": 4.25, "confidence": 0.9, "source": "open"}, {"text": "why", "start": 4.3, "end": 4.55, "confidence": 0.9, "source": "open"}, {"text": "i''m", "start": 4.6, "end": 4.85, "confidence": 0.9, "source": "open"}, {"text": "calling", "start": 4.9, "end": 5.15, "confidence": 0.9, "source": "open"}, {"text": "kestrel", "start": 5.2, "end": 5.45, "confidence": 0.9, "source": "open"}, {"text": "needs", "start": 5.5, "end": 5.75, "confidence": 0.9, "source": "open"}, {"text": "someone", "start": 5.8, "end": 6.05, "confidence": 0.9, "source": "open"}, {"text": "to", "start": 6.1, "end": 6.35, "confidence": 0.9, "source": "open"}, {"text": "lead", "start": 6.4, "end": 6.65, "confidence": 0.9, "source": "open"}, {"text": "its", "start": 6.7, "end": 6.95, "confidence": 0.9, "source": "open"}, {"text": "triage", "start": 7.0, "end": 7.25, "confidence": 0.9, "source": "open"}, {"text": "engine", "start": 7.3, "end": 7.55, "confidence": 0.9, "source": "open"}, {"text": "call", "start": 7.6, "end": 7.85, "confidence": 0.9, "source": "open"}, {"text": "me", "start": 7.9, "end": 8.15, "confidence": 0.9, "source": "open"}, {"text": "back", "start": 8.2, "end": 8.45, "confidence": 0.9, "source": "open"}, {"text": "at", "start": 8.5, "end": 8.75, "confidence": 0.9, "source": "open"}, {"text": "four", "start": 8.8, "end": 9.05, "confidence": 0.9, "source": "open"}, {"text": "one", "start": 9.1, "end": 9.35, "confidence": 0.9, "source": "open"}, {"text": "five", "start": 9.4, "end": 9.65, "confidence": 0.9, "source": "open"}, {"text": "five", "start": 9.7, "end": 9.95, "confidence": 0.9, "source": "open"}, {"text": "five", "start": 10.0, "end": 10.25, "confidence": 0.9, "source": "open"}, {"text": "five", "start": 10.3, "end": 10.55, "confidence": 0.9, "source": "open"}, {"text": "oh", "start": 10.6, "end": 10.85, "confidence": 0.9, "source": "open"}, {"text": "one", "start": 10.9, "end": 11.15, "confidence": 0.9, "source": "open"}, {"text": "three", "start": 11.2, "end": 11.45, "confidence": 0.9, "source": "open"}, {"text": "two", "start": 11.5, "end": 11.75, "confidence": 0.9, "source": "open"}], "fillers": [], "timed": true, "readings": []}, "elements": {"greeting": {"id": "greeting", "state": "said", "counts": true, "start": 0.4, "end": 0.95, "evidence": "hi dana", "advice": null}, "identity": {"id": "identity", "state": "said", "counts": true, "start": 1.0, "end": 1.85, "evidence": "this is ana", "advice": null}, "affiliation": {"id": "affiliation", "state": "said", "counts": true, "start": 1.9, "end": 2.45, "evidence": "from infolabs", "advice": null}, "bridge": {"id": "bridge", "state": "said", "counts": true, "start": 2.5, "end": 5.15, "evidence": "your talk on rust schedulers is why i''m calling", "advice": null}, "reason": {"id": "reason", "state": "said", "counts": true, "start": 5.2, "end": 7.55, "evidence": "kestrel needs someone to lead its triage engine", "advice": null}, "ask": {"id": "ask", "state": "said", "counts": true, "start": 7.6, "end": 8.45, "evidence": "call me back", "advice": null}, "narrow_ask": {"id": "narrow_ask", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "number": {"id": "number", "state": "said", "counts": true, "start": 8.5, "end": 11.75, "evidence": "at four one five five five five oh one three two", "advice": null}, "number_repeat": {"id": "number_repeat", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "email_option": {"id": "email_option", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "sign_off": {"id": "sign_off", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}}, "avoids": {"apology": {"id": "apology", "state": "missing", "counts": true, "start": null, "end": null, "evidence": null, "advice": null}, "imposition": {"id": "imposition", "state": "missing", "counts": true, "start": null, "end": null, "evidence": null, "advice": null}, "cold_intro": {"id": "cold_intro", "state": "missing", "counts": true, "start": null, "end": null, "evidence": null, "advice": null}, "oversell": {"id": "oversell", "state": "missing", "counts": true, "start": null, "end": null, "evidence": null, "advice": null}, "puzzle": {"id": "puzzle", "state": "missing", "counts": true, "start": null, "end": null, "evidence": null, "advice": null}, "undercut_ask": {"id": "undercut_ask", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "limited_callback": {"id": "limited_callback", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "fawning": {"id": "fawning", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "vague_promise": {"id": "vague_promise", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}, "filler": {"id": "filler", "state": "missing", "counts": false, "start": null, "end": null, "evidence": null, "advice": null}}, "delivery": {"words_per_minute": 158.0, "number_digits_per_second": 2.2, "longest_pause": 0.6, "pauses": 3, "pitch_range_semitones": 5.1, "loudness_dbfs": -21.3, "clipped": false, "fillers": 0, "noise_dbfs": -60.0, "signal_to_noise_db": 39.0, "trailing_off_db": 1.0, "pitch_contour": [[0.5, 180.0]]}, "fixes": [], "cues": [{"position": 0, "state": "said", "start": 0.4, "end": 1.0, "evidence": "hi dana"}], "too_noisy": false}');
CREATE INDEX ix_verdicts_take_id ON verdicts (take_id);
CREATE INDEX ix_takes_taken_at ON takes (taken_at);
CREATE INDEX ix_takes_script_key ON takes (script_key);
CREATE INDEX ix_takes_run ON takes (run);
CREATE INDEX ix_takes_sound ON takes (sound);
CREATE INDEX ix_takes_choices ON takes (trashed_at, taken_at, script_key, script_title, person, rubric_id, rubric_title, run, passed, starred);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('scripts',1);
INSERT INTO "sqlite_sequence" VALUES('takes',2);
CREATE VIRTUAL TABLE takes_search USING fts5(words, person, company, script_title, note, content='takes', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER takes_search_add AFTER INSERT ON takes BEGIN INSERT INTO takes_search(rowid, words, person, company, script_title, note) VALUES (new.id, new.words, new.person, new.company, new.script_title, new.note); END;
CREATE TRIGGER takes_search_take_out AFTER DELETE ON takes BEGIN INSERT INTO takes_search(takes_search, rowid, words, person, company, script_title, note) VALUES ('delete', old.id, old.words, old.person, old.company, old.script_title, old.note); END;
CREATE TRIGGER takes_search_change AFTER UPDATE OF words, person, company, script_title, note ON takes BEGIN INSERT INTO takes_search(takes_search, rowid, words, person, company, script_title, note) VALUES ('delete', old.id, old.words, old.person, old.company, old.script_title, old.note); INSERT INTO takes_search(rowid, words, person, company, script_title, note) VALUES (new.id, new.words, new.person, new.company, new.script_title, new.note); END;
INSERT INTO takes_search(takes_search) VALUES ('rebuild');
COMMIT;
