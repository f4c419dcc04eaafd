-- CreateTable
CREATE TABLE "listing_end" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "restored_at" TIMESTAMPTZ(3),

    CONSTRAINT "listing_end_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "listing_end_vendor_id_id_key" ON "listing_end"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "listing_end_vendor_id_connection_id_external_id_key" ON "listing_end"("vendor_id", "connection_id", "external_id");

-- AddForeignKey
ALTER TABLE "listing_end" ADD CONSTRAINT "listing_end_vendor_id_connection_id_fkey" FOREIGN KEY ("vendor_id", "connection_id") REFERENCES "connection"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema can't say.

SELECT omni_protect('listing_end');
