-- AlterTable
ALTER TABLE "location" ADD COLUMN     "till_place" TEXT;

-- AlterTable
ALTER TABLE "sales_order" ADD COLUMN     "at_till" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "location_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "location_vendor_id_till_place_key" ON "location"("vendor_id", "till_place");

-- AddForeignKey
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_vendor_id_location_id_fkey" FOREIGN KEY ("vendor_id", "location_id") REFERENCES "location"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
