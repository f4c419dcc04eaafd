-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "sync_due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + '1 day'::interval);

-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "count_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "drift_ours" INTEGER,
ADD COLUMN     "drift_since" TIMESTAMPTZ(3),
ADD COLUMN     "drift_theirs" INTEGER,
ADD COLUMN     "former_quantity" INTEGER,
ADD COLUMN     "heals" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "listing_read" ADD COLUMN     "compared_at" TIMESTAMPTZ(3) DEFAULT now(),
ADD COLUMN     "differing" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "healed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "moving" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'match';

ALTER TABLE listing_read ADD CONSTRAINT listing_read_purpose CHECK (purpose IN ('match', 'sync', 'daily'));
ALTER TABLE listing ADD CONSTRAINT listing_drift CHECK (drift_theirs >= 0 AND drift_ours >= 0 AND former_quantity >= 0 AND num_nonnulls(drift_since, drift_theirs, drift_ours) IN (0, 3));

-- Readings of a former version are of another day: what they saw is compared with nothing.
ALTER TABLE listing_read ALTER COLUMN compared_at DROP DEFAULT;
CREATE INDEX listing_drifts ON listing (vendor_id, connection_id) WHERE drift_since IS NOT NULL;
