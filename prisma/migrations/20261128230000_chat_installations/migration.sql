-- Where the bot has been put, with what the platform gave for it. It belongs to no vendor.
CREATE TABLE "chat_installation" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "surface" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_organisation" BOOLEAN NOT NULL DEFAULT false,
    "organisation_id" TEXT,
    "sealed" TEXT,
    "installer_mark" TEXT,
    "installed_at" TIMESTAMPTZ(3),
    "welcomed_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_installation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "chat_installation_surface_external_id_key" ON "chat_installation"("surface", "external_id");
ALTER TABLE chat_installation ADD CONSTRAINT chat_installation_surface CHECK (surface IN ('discord', 'slack'));

CREATE TABLE "install_state" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "install_state_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "install_state_state_hash_key" ON "install_state"("state_hash");

-- A role that sees these two tables and nothing else; the others see neither. Roles are the cluster's: another database may have made it.
DO $$
BEGIN
  CREATE ROLE omni_installer NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

GRANT USAGE ON SCHEMA public TO omni_installer;
ALTER TABLE chat_installation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE install_state ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON chat_installation TO omni_installer;
GRANT SELECT, INSERT, DELETE ON install_state TO omni_installer;
CREATE POLICY installer ON chat_installation TO omni_installer USING (true) WITH CHECK (true);
CREATE POLICY installer ON install_state TO omni_installer USING (true) WITH CHECK (true);
