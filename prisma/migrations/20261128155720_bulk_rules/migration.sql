-- AlterTable
ALTER TABLE "bulk_operation" ADD COLUMN     "error_policy" TEXT NOT NULL DEFAULT 'reject-rows',
ADD COLUMN     "schedule_id" UUID;

-- AlterTable
ALTER TABLE "bulk_operation_row" ADD COLUMN     "seen_fields" JSONB,
ADD COLUMN     "target_fields" JSONB,
ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "item" ADD COLUMN     "market_at" TIMESTAMPTZ(3),
ADD COLUMN     "market_minor" BIGINT;

-- AlterTable
ALTER TABLE "vendor" ADD COLUMN     "market_days" INTEGER NOT NULL DEFAULT 7;

-- CreateTable
CREATE TABLE "price_rule" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "person_id" UUID,

    CONSTRAINT "price_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "header" TEXT[],
    "columns" JSONB NOT NULL,
    "person_id" UUID,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_schedule" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "source" JSONB NOT NULL,
    "change" JSONB NOT NULL,
    "error_policy" TEXT NOT NULL DEFAULT 'reject-rows',
    "timing" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "asks" BOOLEAN NOT NULL DEFAULT true,
    "workspace_id" UUID NOT NULL,
    "channel_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "bulk_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "price_rule_vendor_id_id_key" ON "price_rule"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "price_rule_vendor_id_name_key_key" ON "price_rule"("vendor_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "import_mapping_vendor_id_id_key" ON "import_mapping"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "import_mapping_vendor_id_name_key_key" ON "import_mapping"("vendor_id", "name_key");

-- CreateIndex
CREATE INDEX "bulk_schedule_next_at_idx" ON "bulk_schedule"("next_at");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_schedule_vendor_id_id_key" ON "bulk_schedule"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_schedule_vendor_id_number_key" ON "bulk_schedule"("vendor_id", "number");

-- AddForeignKey
ALTER TABLE "bulk_operation" ADD CONSTRAINT "bulk_operation_vendor_id_schedule_id_fkey" FOREIGN KEY ("vendor_id", "schedule_id") REFERENCES "bulk_schedule"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_rule" ADD CONSTRAINT "price_rule_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_mapping" ADD CONSTRAINT "import_mapping_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_schedule" ADD CONSTRAINT "bulk_schedule_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_schedule" ADD CONSTRAINT "bulk_schedule_vendor_id_workspace_id_fkey" FOREIGN KEY ("vendor_id", "workspace_id") REFERENCES "workspace"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema can't say: generated columns, checks, row-level security.

-- Names are the same in any case.
ALTER TABLE price_rule DROP COLUMN name_key;
ALTER TABLE price_rule ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED;
CREATE UNIQUE INDEX price_rule_vendor_id_name_key_key ON price_rule (vendor_id, name_key);
ALTER TABLE import_mapping DROP COLUMN name_key;
ALTER TABLE import_mapping ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED;
CREATE UNIQUE INDEX import_mapping_vendor_id_name_key_key ON import_mapping (vendor_id, name_key);

ALTER TABLE price_rule ADD CONSTRAINT price_rule_name CHECK (length(name) BETWEEN 1 AND 60), ADD CONSTRAINT price_rule_text CHECK (length(text) BETWEEN 1 AND 2000);
ALTER TABLE import_mapping ADD CONSTRAINT import_mapping_name CHECK (length(name) BETWEEN 1 AND 60);
ALTER TABLE item ADD CONSTRAINT item_market CHECK (market_minor >= 0), ADD CONSTRAINT item_market_dated CHECK (market_minor IS NULL OR market_at IS NOT NULL);
ALTER TABLE vendor ADD CONSTRAINT vendor_market_days CHECK (market_days BETWEEN 1 AND 365);
ALTER TABLE bulk_operation DROP CONSTRAINT bulk_operation_kind, ADD CONSTRAINT bulk_operation_kind CHECK (kind IN ('price', 'edit', 'import', 'undo')),
  ADD CONSTRAINT bulk_operation_error_policy CHECK (error_policy IN ('reject-all', 'reject-rows', 'ignore'));
ALTER TABLE bulk_operation_row DROP CONSTRAINT bulk_operation_row_outcome,
  ADD CONSTRAINT bulk_operation_row_outcome CHECK (outcome IN ('pending', 'same', 'moved', 'failed'));
ALTER TABLE bulk_schedule ADD CONSTRAINT bulk_schedule_error_policy CHECK (error_policy IN ('reject-all', 'reject-rows', 'ignore')),
  ADD CONSTRAINT bulk_schedule_timing CHECK (length(timing) BETWEEN 1 AND 200);

SELECT omni_protect(guarded) FROM unnest(ARRAY['price_rule', 'import_mapping', 'bulk_schedule']::regclass[]) AS guarded;
REVOKE DELETE ON bulk_schedule FROM omni_app;
GRANT UPDATE (market_days) ON vendor TO omni_app;
-- What is due is found before its vendor is known.
GRANT SELECT (id, vendor_id, next_at, person_id) ON bulk_schedule TO omni_system;
CREATE POLICY system_reads ON bulk_schedule FOR SELECT TO omni_system USING (true);
