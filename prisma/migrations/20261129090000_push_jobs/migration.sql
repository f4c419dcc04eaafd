-- CreateTable
CREATE TABLE "push_job" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "wishes" JSONB NOT NULL,

    CONSTRAINT "push_job_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "push_job_vendor_id_id_key" ON "push_job"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "push_job_vendor_id_connection_id_key" ON "push_job"("vendor_id", "connection_id");

-- AddForeignKey
ALTER TABLE "push_job" ADD CONSTRAINT "push_job_vendor_id_connection_id_fkey" FOREIGN KEY ("vendor_id", "connection_id") REFERENCES "connection"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE push_job ADD CONSTRAINT push_job_kind CHECK (kind IN ('stock', 'price'));

SELECT omni_protect('push_job');
