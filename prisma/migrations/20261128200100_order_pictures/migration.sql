-- AlterTable
ALTER TABLE "sales_order" ADD COLUMN     "alive_at" TIMESTAMPTZ(3),
ADD COLUMN     "picture_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sales_order_line" ADD COLUMN     "asked" INTEGER;

ALTER TABLE sales_order_line ADD CONSTRAINT sales_order_line_asked CHECK (asked >= 0);
