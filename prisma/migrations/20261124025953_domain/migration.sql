-- DropIndex
DROP INDEX "reservation_vendor_id_line_id_location_id_key";

-- DropIndex
DROP INDEX "workspace_surface_external_id_key";

-- AlterTable
ALTER TABLE "bulk_operation" ADD COLUMN     "approved_by" UUID;

-- AlterTable
ALTER TABLE "item" ADD COLUMN     "barcode" TEXT,
ADD COLUMN     "low_stock_threshold" INTEGER,
ADD COLUMN     "notes" TEXT,
ADD COLUMN     "price_locked" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "location" ADD COLUMN     "archived_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "grants" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'invite';

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "forgotten_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sales_order" ADD COLUMN     "customer_id" UUID,
ADD COLUMN     "note" TEXT;

-- AlterTable
ALTER TABLE "sales_order_line" ADD COLUMN     "country" TEXT,
ADD COLUMN     "discount_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "fee_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "region" TEXT,
ADD COLUMN     "tax_collected_by" TEXT,
ADD COLUMN     "unit_cost_minor" BIGINT;

-- AlterTable
ALTER TABLE "stock_movement" ADD COLUMN     "receipt_id" UUID,
ADD COLUMN     "surface" TEXT;

-- AlterTable
ALTER TABLE "vendor" ADD COLUMN     "bulk_max_percent" INTEGER DEFAULT 50,
ADD COLUMN     "bulk_max_rows" INTEGER DEFAULT 50000,
ADD COLUMN     "bulk_max_value_minor" BIGINT,
ADD COLUMN     "low_stock_threshold" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "price_floor_minor" BIGINT,
ADD COLUMN     "till" TEXT NOT NULL DEFAULT 'omni',
ADD COLUMN     "trade_in_cash_percent" INTEGER NOT NULL DEFAULT 50,
ADD COLUMN     "trade_in_credit_percent" INTEGER NOT NULL DEFAULT 65;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "away_since" TIMESTAMPTZ(3),
ADD COLUMN     "unlinked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "receipt" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "seller" TEXT,
    "document" TEXT,
    "person_id" UUID,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_image" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "person_id" UUID,

    CONSTRAINT "item_image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "connection_id" UUID,
    "external_id" TEXT,
    "name" TEXT,
    "email" TEXT,
    "redacted_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_event" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "connection_id" UUID,
    "order_external_id" TEXT,
    "order_id" UUID,
    "lines" JSONB NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "person_id" UUID,

    CONSTRAINT "order_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "person_id" UUID NOT NULL,
    "draft" JSONB NOT NULL,
    "discount_minor" BIGINT NOT NULL DEFAULT 0,
    "trade_in_minor" BIGINT NOT NULL DEFAULT 0,
    "total_minor" BIGINT,
    "tender" TEXT,
    "order_id" UUID,
    "receipt_id" UUID,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_code" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_admin" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "person_id" UUID NOT NULL,

    CONSTRAINT "platform_admin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_mapping" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "external_role_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "role_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "former_member" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "removed" BOOLEAN NOT NULL,

    CONSTRAINT "former_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "receipt_vendor_id_id_key" ON "receipt"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_vendor_id_number_key" ON "receipt"("vendor_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "item_image_key_key" ON "item_image"("key");

-- CreateIndex
CREATE INDEX "item_image_vendor_id_item_id_position_idx" ON "item_image"("vendor_id", "item_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "item_image_vendor_id_id_key" ON "item_image"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "item_image_vendor_id_item_id_sha256_key" ON "item_image"("vendor_id", "item_id", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "customer_vendor_id_id_key" ON "customer"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_vendor_id_number_key" ON "customer"("vendor_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "customer_vendor_id_connection_id_external_id_key" ON "customer"("vendor_id", "connection_id", "external_id");

-- CreateIndex
CREATE INDEX "order_event_vendor_id_order_id_idx" ON "order_event"("vendor_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_event_vendor_id_id_key" ON "order_event"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "order_event_vendor_id_connection_id_order_external_id_kind__key" ON "order_event"("vendor_id", "connection_id", "order_external_id", "kind", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_vendor_id_id_key" ON "ticket"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_vendor_id_number_key" ON "ticket"("vendor_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "link_code_code_hash_key" ON "link_code"("code_hash");

-- CreateIndex
CREATE INDEX "link_code_person_id_idx" ON "link_code"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "platform_admin_person_id_key" ON "platform_admin"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "role_mapping_vendor_id_workspace_id_external_role_id_key" ON "role_mapping"("vendor_id", "workspace_id", "external_role_id");

-- CreateIndex
CREATE UNIQUE INDEX "former_member_vendor_id_person_id_key" ON "former_member"("vendor_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_vendor_id_person_id_idx" ON "api_token"("vendor_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_vendor_id_id_key" ON "api_token"("vendor_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_vendor_id_created_at_idx" ON "audit_entry"("vendor_id", "created_at");

-- CreateIndex
CREATE INDEX "item_vendor_id_barcode_idx" ON "item"("vendor_id", "barcode");

-- CreateIndex
CREATE INDEX "reservation_vendor_id_line_id_idx" ON "reservation"("vendor_id", "line_id");

-- CreateIndex
CREATE INDEX "sales_order_vendor_id_placed_at_idx" ON "sales_order"("vendor_id", "placed_at");

-- CreateIndex
CREATE INDEX "sales_order_vendor_id_status_number_idx" ON "sales_order"("vendor_id", "status", "number");

-- CreateIndex
CREATE INDEX "sales_order_vendor_id_customer_id_idx" ON "sales_order"("vendor_id", "customer_id");

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_image" ADD CONSTRAINT "item_image_vendor_id_item_id_fkey" FOREIGN KEY ("vendor_id", "item_id") REFERENCES "item"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_vendor_id_receipt_id_fkey" FOREIGN KEY ("vendor_id", "receipt_id") REFERENCES "receipt"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_vendor_id_customer_id_fkey" FOREIGN KEY ("vendor_id", "customer_id") REFERENCES "customer"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_vendor_id_connection_id_fkey" FOREIGN KEY ("vendor_id", "connection_id") REFERENCES "connection"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_vendor_id_connection_id_fkey" FOREIGN KEY ("vendor_id", "connection_id") REFERENCES "connection"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_vendor_id_order_id_fkey" FOREIGN KEY ("vendor_id", "order_id") REFERENCES "sales_order"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_vendor_id_order_id_fkey" FOREIGN KEY ("vendor_id", "order_id") REFERENCES "sales_order"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_vendor_id_receipt_id_fkey" FOREIGN KEY ("vendor_id", "receipt_id") REFERENCES "receipt"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_code" ADD CONSTRAINT "link_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_admin" ADD CONSTRAINT "platform_admin_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_mapping" ADD CONSTRAINT "role_mapping_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_mapping" ADD CONSTRAINT "role_mapping_vendor_id_workspace_id_fkey" FOREIGN KEY ("vendor_id", "workspace_id") REFERENCES "workspace"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_member" ADD CONSTRAINT "former_member_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema can't say: generated columns, checks, partial indexes, row-level security.

-- A certificate belongs to one copy.
ALTER TABLE item ADD COLUMN is_single_copy boolean NOT NULL GENERATED ALWAYS AS (attributes ? 'cert_number') STORED;

-- A workspace is linked once at a time; rows of former links stay with what was said there.
CREATE UNIQUE INDEX one_link_a_workspace ON workspace (surface, external_id) WHERE unlinked_at IS NULL;
-- What is open of a line at a place is one row; what was fulfilled or released of it are others.
CREATE UNIQUE INDEX one_open_reservation ON reservation (vendor_id, line_id, location_id) WHERE status = 'open';

ALTER TABLE vendor ADD CONSTRAINT vendor_low_stock CHECK (low_stock_threshold >= 0), ADD CONSTRAINT vendor_price_floor CHECK (price_floor_minor >= 0),
  ADD CONSTRAINT vendor_bulk_limits CHECK (bulk_max_rows > 0 AND bulk_max_percent > 0 AND bulk_max_value_minor > 0),
  ADD CONSTRAINT vendor_till CHECK (till IN ('omni', 'shopify', 'square')),
  ADD CONSTRAINT vendor_trade_in CHECK (trade_in_cash_percent BETWEEN 0 AND 100 AND trade_in_credit_percent BETWEEN 0 AND 100);
ALTER TABLE membership DROP CONSTRAINT membership_role, ADD CONSTRAINT membership_role CHECK (role IN ('owner', 'manager', 'staff', 'viewer')),
  ADD CONSTRAINT membership_source CHECK (source IN ('founder', 'invite', 'mapped'));
ALTER TABLE membership ALTER COLUMN grants SET NOT NULL;
ALTER TABLE invite DROP CONSTRAINT invite_role, ADD CONSTRAINT invite_role CHECK (role IN ('owner', 'manager', 'staff', 'viewer'));
ALTER TABLE role_mapping ADD CONSTRAINT role_mapping_role CHECK (role IN ('manager', 'staff', 'viewer'));
ALTER TABLE api_token ADD CONSTRAINT api_token_role CHECK (role IN ('owner', 'manager', 'staff', 'viewer')), ADD CONSTRAINT api_token_name CHECK (length(name) BETWEEN 1 AND 100);
ALTER TABLE item ADD CONSTRAINT item_barcode CHECK (length(barcode) BETWEEN 1 AND 64), ADD CONSTRAINT item_notes CHECK (length(notes) BETWEEN 1 AND 2000),
  ADD CONSTRAINT item_low_stock CHECK (low_stock_threshold >= 0);
ALTER TABLE item_image ADD CONSTRAINT item_image_size CHECK (width > 0 AND height > 0 AND bytes > 0);
ALTER TABLE receipt ADD CONSTRAINT receipt_seller CHECK (length(seller) BETWEEN 1 AND 200), ADD CONSTRAINT receipt_document CHECK (length(document) BETWEEN 1 AND 200);
ALTER TABLE sales_order_line ADD CONSTRAINT sales_order_line_money CHECK (fee_minor >= 0 AND discount_minor >= 0 AND unit_cost_minor >= 0),
  ADD CONSTRAINT sales_order_line_tax_collected_by CHECK (tax_collected_by IN ('seller', 'marketplace')), ADD CONSTRAINT sales_order_line_country CHECK (country ~ '^[A-Z]{2}$');
ALTER TABLE order_event ADD CONSTRAINT order_event_kind CHECK (kind IN ('fulfilled', 'cancelled', 'returned')),
  ADD CONSTRAINT order_event_order CHECK (order_id IS NOT NULL OR connection_id IS NOT NULL AND order_external_id IS NOT NULL);
ALTER TABLE ticket ADD CONSTRAINT ticket_status CHECK (status IN ('open', 'done', 'dropped', 'undone')), ADD CONSTRAINT ticket_tender CHECK (tender IN ('cash', 'card', 'credit', 'other')),
  ADD CONSTRAINT ticket_money CHECK (discount_minor >= 0 AND trade_in_minor >= 0);

SELECT omni_protect(guarded) FROM unnest(ARRAY['receipt', 'item_image', 'customer', 'order_event', 'ticket', 'role_mapping', 'former_member', 'api_token']::regclass[]) AS guarded;
REVOKE DELETE ON receipt, customer, order_event, ticket, api_token FROM omni_app;
GRANT UPDATE (quantity) ON reservation TO omni_app;
GRANT UPDATE (currency, low_stock_threshold, price_floor_minor, bulk_max_rows, bulk_max_percent, bulk_max_value_minor, till, trade_in_cash_percent, trade_in_credit_percent)
  ON vendor TO omni_app;

-- Names of former members, and of the platform's admins who acted here, stay readable in the ledger.
DROP POLICY members_only ON person;
CREATE POLICY members_only ON person FOR SELECT TO omni_app USING (
  id IN (SELECT person_id FROM membership) OR id IN (SELECT person_id FROM former_member) OR id IN (SELECT person_id FROM platform_admin));

-- People's own tables.
ALTER TABLE link_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE link_code FORCE ROW LEVEL SECURITY;
ALTER TABLE platform_admin ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_admin FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON link_code TO omni_person;
CREATE POLICY self ON link_code TO omni_person USING (person_id IN (SELECT person_id FROM identity)) WITH CHECK (person_id IN (SELECT person_id FROM identity));
GRANT SELECT ON platform_admin TO omni_app, omni_system;
CREATE POLICY known ON platform_admin FOR SELECT TO omni_app, omni_system USING (true);

-- A token is found by its digest before its vendor is known.
GRANT SELECT (id, vendor_id, person_id, token_hash, role, expires_at, revoked_at) ON api_token TO omni_system;
CREATE POLICY system_reads ON api_token FOR SELECT TO omni_system USING (true);
-- A role of the platform lets somebody in before they are a member; whom the shop has removed it does not.
GRANT SELECT ON role_mapping, former_member TO omni_system;
CREATE POLICY system_reads ON role_mapping FOR SELECT TO omni_system USING (true);
CREATE POLICY system_reads ON former_member FOR SELECT TO omni_system USING (true);
-- A picture is found by its key alone: chats fetch it without a login.
GRANT SELECT (id, vendor_id, key, content_type, sha256) ON item_image TO omni_system;
CREATE POLICY system_reads ON item_image FOR SELECT TO omni_system USING (true);
