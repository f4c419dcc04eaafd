-- CreateIndex
CREATE INDEX "audit_entry_vendor_id_number_idx" ON "audit_entry"("vendor_id", "number");

-- CreateIndex
CREATE INDEX "ticket_vendor_id_order_id_idx" ON "ticket"("vendor_id", "order_id");

-- CreateIndex
CREATE INDEX "ticket_vendor_id_receipt_id_idx" ON "ticket"("vendor_id", "receipt_id");
