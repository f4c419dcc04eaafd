-- DropIndex
DROP INDEX "item_image_vendor_id_item_id_sha256_key";

-- AlterTable
ALTER TABLE "item_image" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- An item has a picture once; one that was taken away may come again.
CREATE UNIQUE INDEX one_picture_an_item ON item_image (vendor_id, item_id, sha256) WHERE removed_at IS NULL;
-- What is to be pruned.
CREATE INDEX item_image_removed_at ON item_image (removed_at) WHERE removed_at IS NOT NULL;
GRANT SELECT (removed_at) ON item_image TO omni_system;
