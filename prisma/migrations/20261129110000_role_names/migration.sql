
-- AlterTable
ALTER TABLE "role_mapping" ADD COLUMN     "external_name" TEXT;
