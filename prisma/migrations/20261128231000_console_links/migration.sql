-- A member's way into the console from elsewhere: a link that is good once becomes the session of the browser that used it.
ALTER TABLE "api_token" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'program';
ALTER TABLE api_token ADD CONSTRAINT api_token_kind CHECK (kind IN ('program', 'link', 'session')),
  ADD CONSTRAINT api_token_bounded CHECK (kind = 'program' OR expires_at IS NOT NULL);
GRANT SELECT (kind) ON api_token TO omni_system, omni_person;
-- What is over is deleted, or one member's links would pile up; a program's token stays, for the audit names it.
GRANT DELETE ON api_token TO omni_app;
CREATE POLICY links_are_deleted ON api_token AS RESTRICTIVE FOR DELETE TO omni_app USING (kind <> 'program');
