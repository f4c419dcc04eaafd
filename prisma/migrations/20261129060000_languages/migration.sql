-- What is said to a shop, and to a person who has chosen, in one of the languages that there are.
ALTER TABLE vendor ADD COLUMN language text NOT NULL DEFAULT 'en';
ALTER TABLE vendor ADD CONSTRAINT vendor_language CHECK (language IN ('en', 'de'));
ALTER TABLE person ADD COLUMN language text;
ALTER TABLE person ADD CONSTRAINT person_language CHECK (language IN ('en', 'de'));

GRANT UPDATE (language) ON person TO omni_person;

-- Whoever speaks is answered in their language, or in their shop's; nothing else of either is seen for it.
GRANT SELECT (language, locale) ON vendor TO omni_system;
CREATE POLICY resolve_caller ON vendor FOR SELECT TO omni_system USING (current_setting('app.purpose', true) = 'resolve-caller');
GRANT SELECT (id, language) ON person TO omni_system;
CREATE POLICY resolve_caller ON person FOR SELECT TO omni_system USING (current_setting('app.purpose', true) = 'resolve-caller');
