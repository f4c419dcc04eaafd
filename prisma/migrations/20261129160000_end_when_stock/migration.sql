-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "end_when_stock" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE connection ADD CONSTRAINT connection_end_when_stock CHECK (end_when_stock >= 0);
