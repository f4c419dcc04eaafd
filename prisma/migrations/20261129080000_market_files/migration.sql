-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "sold_there" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "market_file" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "body" BYTEA,
    "status" TEXT NOT NULL,
    "deltas" JSONB NOT NULL DEFAULT '{}',
    "finished_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "market_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "market_file_vendor_id_connection_id_number_idx" ON "market_file"("vendor_id", "connection_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "market_file_vendor_id_id_key" ON "market_file"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "market_file_vendor_id_number_key" ON "market_file"("vendor_id", "number");

-- AddForeignKey
ALTER TABLE "market_file" ADD CONSTRAINT "market_file_vendor_id_connection_id_fkey" FOREIGN KEY ("vendor_id", "connection_id") REFERENCES "connection"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE listing ADD CONSTRAINT listing_sold_there CHECK (sold_there >= 0);
ALTER TABLE market_file ADD CONSTRAINT market_file_kind CHECK (kind IN ('orders', 'inventory', 'upload')),
  ADD CONSTRAINT market_file_status CHECK (CASE kind WHEN 'upload' THEN status IN ('offered', 'uploaded', 'discarded') ELSE status IN ('previewed', 'done', 'discarded') END),
  ADD CONSTRAINT market_file_body CHECK (body IS NOT NULL OR status NOT IN ('previewed', 'offered'));
-- A second upload file beside one that nobody has spoken of would count its differences twice.
CREATE UNIQUE INDEX market_file_offered ON market_file (vendor_id, connection_id) WHERE status = 'offered';

SELECT omni_protect('market_file');
REVOKE DELETE ON market_file FROM omni_app;
