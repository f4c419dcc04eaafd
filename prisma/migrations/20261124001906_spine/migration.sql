-- Both are trusted extensions: an owner who is no superuser may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- uuidv7() is PostgreSQL 18's own; we run on 15 and later. Ordered by time to the millisecond, so that indexes grow at their end.
CREATE FUNCTION omni_uuidv7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- How text is compared in a search: without case and without accents ("Pokemon" finds "Pokémon").
CREATE FUNCTION omni_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(public.unaccent('public.unaccent'::regdictionary, value))
$$;

-- The values of an item's attributes in one string, in the order of their names.
CREATE FUNCTION omni_attribute_text(attributes jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(value, ' ' ORDER BY key), '') FROM jsonb_each_text(attributes)
$$;

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "channel_id" TEXT NOT NULL,
    "message_id" TEXT,
    "reply" JSONB NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "location" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "sku_key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "condition" TEXT NOT NULL,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "price_minor" BIGINT NOT NULL,
    "cost_minor" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "search_text" TEXT NOT NULL,

    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_level" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "committed" INTEGER NOT NULL DEFAULT 0,
    "bin" TEXT,

    CONSTRAINT "stock_level_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_movement" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "delta" INTEGER NOT NULL,
    "on_hand_after" INTEGER NOT NULL,
    "unit_cost_minor" BIGINT,
    "reason" TEXT,
    "reference" TEXT,
    "person_id" UUID,
    "bulk_operation_id" UUID,
    "idempotency_key" TEXT NOT NULL,

    CONSTRAINT "stock_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_change" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "old_minor" BIGINT,
    "new_minor" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "person_id" UUID,
    "bulk_operation_id" UUID,

    CONSTRAINT "price_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_operation" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "source" JSONB NOT NULL,
    "change" JSONB NOT NULL,
    "plan_hash" TEXT,
    "summary" JSONB,
    "cursor" JSONB,
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_skipped" INTEGER NOT NULL DEFAULT 0,
    "slice" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID NOT NULL,
    "confirmed_by" UUID,
    "undoes_id" UUID,
    "expires_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "error" TEXT,

    CONSTRAINT "bulk_operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_operation_row" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "bulk_operation_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "line" INTEGER,
    "sku" TEXT,
    "sku_key" TEXT,
    "is_new" BOOLEAN NOT NULL DEFAULT false,
    "archive" BOOLEAN,
    "fields" JSONB,
    "seen_minor" BIGINT,
    "target_minor" BIGINT,
    "seen_on_hand" INTEGER,
    "target_on_hand" INTEGER,
    "outcome" TEXT NOT NULL DEFAULT 'pending',

    CONSTRAINT "bulk_operation_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_operation_problem" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "bulk_operation_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "bulk_operation_problem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_upload_chunk" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "bulk_operation_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "bulk_upload_chunk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_plan_view" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "bulk_operation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "plan_hash" TEXT NOT NULL,

    CONSTRAINT "bulk_plan_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "progress_message" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "bulk_operation_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "channel_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,

    CONSTRAINT "progress_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "marketplace" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "secrets" TEXT[],
    "status" TEXT NOT NULL DEFAULT 'active',

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "price_minor" BIGINT,

    CONSTRAINT "listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "marketplace" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_order" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "connection_id" UUID,
    "external_id" TEXT,
    "name" TEXT,
    "status" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sales_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_order_line" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "item_id" UUID,
    "sku" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL DEFAULT 0,
    "fulfilled" INTEGER NOT NULL DEFAULT 0,
    "cancelled" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "oversold" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sales_order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservation" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "display_name" TEXT NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "person_id" UUID NOT NULL,
    "surface" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vendor" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "vendor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "surface" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invite" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "channel_id" TEXT NOT NULL,
    "topics" TEXT[],

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL DEFAULT omni_uuidv7(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vendor_id" UUID NOT NULL,
    "person_id" UUID,
    "surface" TEXT NOT NULL,
    "workspace_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "inverse" JSONB,
    "undone_at" TIMESTAMPTZ(3),
    "number" BIGSERIAL NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "outbox_status_due_at_idx" ON "outbox"("status", "due_at");

-- CreateIndex
CREATE INDEX "outbox_vendor_id_workspace_id_sent_at_idx" ON "outbox"("vendor_id", "workspace_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_vendor_id_dedupe_key_key" ON "outbox"("vendor_id", "dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "counter_vendor_id_name_key" ON "counter"("vendor_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "location_vendor_id_id_key" ON "location"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "location_vendor_id_name_key" ON "location"("vendor_id", "name");

-- CreateIndex
CREATE INDEX "item_vendor_id_category_condition_idx" ON "item"("vendor_id", "category", "condition");

-- CreateIndex
CREATE UNIQUE INDEX "item_vendor_id_id_key" ON "item"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "item_vendor_id_sku_key_key" ON "item"("vendor_id", "sku_key");

-- CreateIndex
CREATE UNIQUE INDEX "stock_level_vendor_id_item_id_location_id_key" ON "stock_level"("vendor_id", "item_id", "location_id");

-- CreateIndex
CREATE INDEX "stock_movement_vendor_id_item_id_created_at_idx" ON "stock_movement"("vendor_id", "item_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "stock_movement_vendor_id_idempotency_key_key" ON "stock_movement"("vendor_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "price_change_vendor_id_item_id_created_at_idx" ON "price_change"("vendor_id", "item_id", "created_at");

-- CreateIndex
CREATE INDEX "price_change_vendor_id_bulk_operation_id_idx" ON "price_change"("vendor_id", "bulk_operation_id");

-- CreateIndex
CREATE INDEX "bulk_operation_status_touched_at_idx" ON "bulk_operation"("status", "touched_at");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_operation_vendor_id_id_key" ON "bulk_operation"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_operation_vendor_id_number_key" ON "bulk_operation"("vendor_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_operation_row_vendor_id_bulk_operation_id_item_id_key" ON "bulk_operation_row"("vendor_id", "bulk_operation_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_operation_problem_vendor_id_bulk_operation_id_line_key" ON "bulk_operation_problem"("vendor_id", "bulk_operation_id", "line");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_upload_chunk_vendor_id_bulk_operation_id_position_key" ON "bulk_upload_chunk"("vendor_id", "bulk_operation_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_plan_view_vendor_id_bulk_operation_id_person_id_key" ON "bulk_plan_view"("vendor_id", "bulk_operation_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "progress_message_vendor_id_bulk_operation_id_workspace_id_c_key" ON "progress_message"("vendor_id", "bulk_operation_id", "workspace_id", "channel_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_vendor_id_id_key" ON "connection"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_vendor_id_number_key" ON "connection"("vendor_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "connection_vendor_id_marketplace_account_id_key" ON "connection"("vendor_id", "marketplace", "account_id");

-- CreateIndex
CREATE INDEX "listing_vendor_id_item_id_idx" ON "listing"("vendor_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "listing_vendor_id_connection_id_external_id_key" ON "listing"("vendor_id", "connection_id", "external_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_status_due_at_idx" ON "webhook_delivery"("status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_vendor_id_connection_id_delivery_id_key" ON "webhook_delivery"("vendor_id", "connection_id", "delivery_id");

-- CreateIndex
CREATE UNIQUE INDEX "sales_order_vendor_id_id_key" ON "sales_order"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "sales_order_vendor_id_number_key" ON "sales_order"("vendor_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "sales_order_vendor_id_connection_id_external_id_key" ON "sales_order"("vendor_id", "connection_id", "external_id");

-- CreateIndex
CREATE INDEX "sales_order_line_vendor_id_item_id_idx" ON "sales_order_line"("vendor_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "sales_order_line_vendor_id_id_key" ON "sales_order_line"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "sales_order_line_vendor_id_order_id_external_id_key" ON "sales_order_line"("vendor_id", "order_id", "external_id");

-- CreateIndex
CREATE INDEX "reservation_vendor_id_item_id_status_idx" ON "reservation"("vendor_id", "item_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "reservation_vendor_id_line_id_location_id_key" ON "reservation"("vendor_id", "line_id", "location_id");

-- CreateIndex
CREATE INDEX "identity_person_id_idx" ON "identity"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_surface_external_id_key" ON "identity"("surface", "external_id");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_vendor_id_person_id_key" ON "membership"("vendor_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_surface_external_id_key" ON "workspace"("surface", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_vendor_id_id_key" ON "workspace"("vendor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invite_code_hash_key" ON "invite"("code_hash");

-- CreateIndex
CREATE INDEX "invite_vendor_id_idx" ON "invite"("vendor_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_vendor_id_workspace_id_channel_id_key" ON "subscription"("vendor_id", "workspace_id", "channel_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_number_key" ON "audit_entry"("number");

-- CreateIndex
CREATE INDEX "audit_entry_vendor_id_person_id_created_at_idx" ON "audit_entry"("vendor_id", "person_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_entry_vendor_id_subject_id_created_at_idx" ON "audit_entry"("vendor_id", "subject_id", "created_at");

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_vendor_id_workspace_id_fkey" FOREIGN KEY ("vendor_id", "workspace_id") REFERENCES "workspace"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counter" ADD CONSTRAINT "counter_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "location" ADD CONSTRAINT "location_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_vendor_id_item_id_fkey" FOREIGN KEY ("vendor_id", "item_id") REFERENCES "item"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_vendor_id_location_id_fkey" FOREIGN KEY ("vendor_id", "location_id") REFERENCES "location"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_vendor_id_item_id_fkey" FOREIGN KEY ("vendor_id", "item_id") REFERENCES "item"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_vendor_id_location_id_fkey" FOREIGN KEY ("vendor_id", "location_id") REFERENCES "location"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_vendor_id_bulk_operation_id_fkey" FOREIGN KEY ("vendor_id", "bulk_operation_id") REFERENCES "bulk_operation"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_change" ADD CONSTRAINT "price_change_vendor_id_item_id_fkey" FOREIGN KEY ("vendor_id", "item_id") REFERENCES "item"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_change" ADD CONSTRAINT "price_change_vendor_id_bulk_operation_id_fkey" FOREIGN KEY ("vendor_id", "bulk_operation_id") REFERENCES "bulk_operation"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_operation" ADD CONSTRAINT "bulk_operation_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_operation" ADD CONSTRAINT "bulk_operation_vendor_id_undoes_id_fkey" FOREIGN KEY ("vendor_id", "undoes_id") REFERENCES "bulk_operation"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_operation_row" ADD CONSTRAINT "bulk_operation_row_vendor_id_bulk_operation_id_fkey" FOREIGN KEY ("vendor_id", "bulk_operation_id") REFERENCES "bulk_operation"("vendor_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_operation_problem" ADD CONSTRAINT "bulk_operation_problem_vendor_id_bulk_operation_id_fkey" FOREIGN KEY ("vendor_id", "bulk_operation_id") REFERENCES "bulk_operation"("vendor_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_upload_chunk" ADD CONSTRAINT "bulk_upload_chunk_vendor_id_bulk_operation_id_fkey" FOREIGN KEY ("vendor_id", "bulk_operation_id") REFERENCES "bulk_operation"("vendor_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_plan_view" ADD CONSTRAINT "bulk_plan_view_vendor_id_bulk_operation_id_fkey" FOREIGN KEY ("vendor_id", "bulk_operation_id") REFERENCES "bulk_operation"("vendor_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_message" ADD CONSTRAINT "progress_message_vendor_id_bulk_operation_id_fkey" FOREIGN KEY ("vendor_id", "bulk_operation_id") REFERENCES "bulk_operation"("vendor_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_message" ADD CONSTRAINT "progress_message_vendor_id_workspace_id_fkey" FOREIGN KEY ("vendor_id", "workspace_id") REFERENCES "workspace"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_vendor_id_connection_id_fkey" FOREIGN KEY ("vendor_id", "connection_id") REFERENCES "connection"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_vendor_id_item_id_fkey" FOREIGN KEY ("vendor_id", "item_id") REFERENCES "item"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_vendor_id_connection_id_fkey" FOREIGN KEY ("vendor_id", "connection_id") REFERENCES "connection"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_vendor_id_connection_id_fkey" FOREIGN KEY ("vendor_id", "connection_id") REFERENCES "connection"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order_line" ADD CONSTRAINT "sales_order_line_vendor_id_order_id_fkey" FOREIGN KEY ("vendor_id", "order_id") REFERENCES "sales_order"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order_line" ADD CONSTRAINT "sales_order_line_vendor_id_item_id_fkey" FOREIGN KEY ("vendor_id", "item_id") REFERENCES "item"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_vendor_id_line_id_fkey" FOREIGN KEY ("vendor_id", "line_id") REFERENCES "sales_order_line"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_vendor_id_item_id_fkey" FOREIGN KEY ("vendor_id", "item_id") REFERENCES "item"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_vendor_id_location_id_fkey" FOREIGN KEY ("vendor_id", "location_id") REFERENCES "location"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite" ADD CONSTRAINT "invite_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_vendor_id_workspace_id_fkey" FOREIGN KEY ("vendor_id", "workspace_id") REFERENCES "workspace"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema can't say: generated columns, checks, roles, row-level security.

ALTER TABLE item DROP COLUMN sku_key, DROP COLUMN search_text;
ALTER TABLE item ADD COLUMN sku_key text NOT NULL GENERATED ALWAYS AS (lower(sku)) STORED;
ALTER TABLE item ADD COLUMN search_text text NOT NULL GENERATED ALWAYS AS (omni_fold(title || ' ' || sku || ' ' || condition || ' ' || omni_attribute_text(attributes))) STORED;
CREATE UNIQUE INDEX item_vendor_id_sku_key_key ON item (vendor_id, sku_key);
-- Partial only in form: Prisma's schema can't express the operator class, and leaves partial indexes alone.
CREATE INDEX item_vendor_id_sku_key_prefix ON item (vendor_id, sku_key text_pattern_ops) WHERE sku_key IS NOT NULL;

CREATE UNIQUE INDEX one_default_location ON location (vendor_id) WHERE is_default;
-- One running operation a vendor: the next waits its turn.
CREATE UNIQUE INDEX one_running_operation ON bulk_operation (vendor_id) WHERE status = 'running';
-- A file names a SKU once; a reprice's rows carry none and cost nothing here.
ALTER TABLE bulk_operation_row DROP COLUMN sku_key;
ALTER TABLE bulk_operation_row ADD COLUMN sku_key text GENERATED ALWAYS AS (lower(sku)) STORED;
CREATE UNIQUE INDEX one_line_a_sku ON bulk_operation_row (vendor_id, bulk_operation_id, sku_key) WHERE sku_key IS NOT NULL;
-- A vendor's share of a table is guessed from the table's size. A sample taken before the vendor came would say "no rows", every index that
-- begins with vendor_id would look as good as the right one, and an import would compare each line with all others: seen.
ALTER TABLE item ALTER COLUMN vendor_id SET STATISTICS 0;
ALTER TABLE stock_level ALTER COLUMN vendor_id SET STATISTICS 0;
ALTER TABLE stock_movement ALTER COLUMN vendor_id SET STATISTICS 0;
ALTER TABLE price_change ALTER COLUMN vendor_id SET STATISTICS 0;
ALTER TABLE bulk_operation_row ALTER COLUMN vendor_id SET STATISTICS 0, ALTER COLUMN bulk_operation_id SET STATISTICS 0;

ALTER TABLE vendor ADD CONSTRAINT vendor_name CHECK (length(name) BETWEEN 1 AND 100), ADD CONSTRAINT vendor_currency CHECK (currency ~ '^[A-Z]{3}$');
ALTER TABLE person ADD CONSTRAINT person_name CHECK (length(display_name) <= 200);
ALTER TABLE identity ADD CONSTRAINT identity_surface CHECK (surface IN ('discord', 'slack', 'console'));
ALTER TABLE workspace ADD CONSTRAINT workspace_surface CHECK (surface IN ('discord', 'slack', 'console'));
ALTER TABLE membership ADD CONSTRAINT membership_role CHECK (role IN ('owner', 'staff'));
ALTER TABLE invite ADD CONSTRAINT invite_role CHECK (role IN ('owner', 'staff'));
ALTER TABLE outbox ADD CONSTRAINT outbox_status CHECK (status IN ('pending', 'sent', 'failed'));
ALTER TABLE item ADD CONSTRAINT item_price CHECK (price_minor >= 0), ADD CONSTRAINT item_cost CHECK (cost_minor >= 0),
  ADD CONSTRAINT item_category CHECK (category IN ('tcg-single', 'sealed-tcg', 'video-game', 'console-accessory', 'other')),
  ADD CONSTRAINT item_sku CHECK (length(sku) BETWEEN 1 AND 64), ADD CONSTRAINT item_title CHECK (length(title) BETWEEN 1 AND 1000);
ALTER TABLE stock_level ADD CONSTRAINT stock_level_on_hand CHECK (on_hand >= 0), ADD CONSTRAINT stock_level_committed CHECK (committed >= 0);
ALTER TABLE stock_movement ADD CONSTRAINT stock_movement_delta CHECK (delta <> 0), ADD CONSTRAINT stock_movement_on_hand CHECK (on_hand_after >= 0),
  ADD CONSTRAINT stock_movement_kind CHECK (kind IN ('received', 'sold', 'returned', 'adjusted', 'counted', 'transferred')),
  ADD CONSTRAINT stock_movement_reason CHECK (kind <> 'adjusted' OR reason IS NOT NULL);
ALTER TABLE price_change ADD CONSTRAINT price_change_new CHECK (new_minor >= 0), ADD CONSTRAINT price_change_old CHECK (old_minor >= 0),
  ADD CONSTRAINT price_change_differs CHECK (old_minor IS DISTINCT FROM new_minor);
ALTER TABLE bulk_operation ADD CONSTRAINT bulk_operation_status CHECK (status IN ('draft', 'previewed', 'queued', 'running', 'done', 'cancelled', 'failed', 'undone')),
  ADD CONSTRAINT bulk_operation_kind CHECK (kind IN ('price', 'import', 'undo'));
ALTER TABLE bulk_operation_row ADD CONSTRAINT bulk_operation_row_target CHECK (target_minor >= 0 AND target_on_hand >= 0),
  ADD CONSTRAINT bulk_operation_row_outcome CHECK (outcome IN ('pending', 'same', 'moved'));
ALTER TABLE sales_order ADD CONSTRAINT sales_order_status CHECK (status IN ('placed', 'paid', 'fulfilled', 'cancelled', 'returned'));
ALTER TABLE sales_order_line ADD CONSTRAINT sales_order_line_counts CHECK (quantity > 0 AND fulfilled >= 0 AND cancelled >= 0 AND returned >= 0 AND oversold >= 0),
  ADD CONSTRAINT sales_order_line_bounds CHECK (fulfilled + cancelled <= quantity AND returned <= fulfilled);
ALTER TABLE reservation ADD CONSTRAINT reservation_status CHECK (status IN ('open', 'fulfilled', 'released')), ADD CONSTRAINT reservation_quantity CHECK (quantity > 0);
ALTER TABLE connection ADD CONSTRAINT connection_status CHECK (status IN ('active', 'paused', 'removed'));
ALTER TABLE webhook_delivery ADD CONSTRAINT webhook_delivery_status CHECK (status IN ('received', 'processing', 'done', 'failed', 'dead', 'ignored'));

-- Roles are the cluster's, databases are many: another one may have made them already.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['omni_app', 'omni_person', 'omni_intake', 'omni_system'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO omni_app, omni_person, omni_intake, omni_system;

-- The vendor of this transaction. After a connection's first scoped transaction the setting is '' and not NULL.
CREATE FUNCTION omni_vendor_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('app.vendor_id', true), '')::uuid
$$;

-- Fences a tenant table in: forced row-level security, one policy for the app's role. Every new table with a vendor_id calls it.
CREATE FUNCTION omni_protect(tenant_table regclass, vendor_column text DEFAULT 'vendor_id') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format(
    'CREATE POLICY vendor_only ON %s TO omni_app USING (%I = (SELECT nullif(current_setting(''app.vendor_id'', true), '''')::uuid)) WITH CHECK (%I = (SELECT nullif(current_setting(''app.vendor_id'', true), '''')::uuid))',
    tenant_table, vendor_column, vendor_column);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO omni_app', tenant_table);
END $$;
REVOKE ALL ON FUNCTION omni_protect FROM PUBLIC;

SELECT omni_protect('vendor', 'id');
SELECT omni_protect(format('%I', table_name)::regclass)
FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'vendor_id' ORDER BY table_name;

-- Ledgers are append-only; an operation, an order, a membership is never deleted by the app.
REVOKE UPDATE, DELETE ON stock_movement, price_change, audit_entry, reservation, vendor FROM omni_app;
REVOKE DELETE ON bulk_operation, sales_order, sales_order_line, item, stock_level, location, connection, webhook_delivery, invite FROM omni_app;
GRANT UPDATE (undone_at) ON audit_entry TO omni_app;
GRANT USAGE ON SEQUENCE audit_entry_number_seq TO omni_app, omni_person;
GRANT UPDATE (status) ON reservation TO omni_app;
GRANT UPDATE (name, timezone, locale, closed_at) ON vendor TO omni_app;

-- People: a vendor sees its members, a person sees themselves.
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
ALTER TABLE identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity FORCE ROW LEVEL SECURITY;
GRANT SELECT ON person, identity TO omni_app;
CREATE POLICY members_only ON person FOR SELECT TO omni_app USING (id IN (SELECT person_id FROM membership));
CREATE POLICY members_only ON identity FOR SELECT TO omni_app USING (person_id IN (SELECT person_id FROM membership));

GRANT SELECT, INSERT ON person, identity, membership, workspace, vendor, location, audit_entry TO omni_person;
GRANT UPDATE (display_name) ON person TO omni_person;
GRANT UPDATE (vendor_id) ON workspace TO omni_person;
GRANT SELECT, UPDATE (used_at) ON invite TO omni_person;
CREATE POLICY self ON identity TO omni_person
  USING (surface = current_setting('app.identity_surface', true) AND external_id = current_setting('app.identity_id', true))
  WITH CHECK (surface = current_setting('app.identity_surface', true) AND external_id = current_setting('app.identity_id', true));
CREATE POLICY self ON person TO omni_person USING (id IN (SELECT person_id FROM identity)) WITH CHECK (true);
CREATE POLICY self ON membership TO omni_person USING (person_id IN (SELECT person_id FROM identity)) WITH CHECK (person_id IN (SELECT person_id FROM identity));
CREATE POLICY own_vendors ON vendor FOR SELECT TO omni_person USING (id IN (SELECT vendor_id FROM membership));
CREATE POLICY found ON vendor FOR INSERT TO omni_person WITH CHECK (true);
-- The workspace that the person is in, and no other.
CREATE POLICY here ON workspace TO omni_person
  USING (surface = current_setting('app.identity_surface', true) AND external_id = current_setting('app.workspace_external_id', true))
  WITH CHECK (surface = current_setting('app.identity_surface', true) AND external_id = current_setting('app.workspace_external_id', true)
    AND vendor_id IN (SELECT vendor_id FROM membership));
CREATE POLICY own_vendors ON location TO omni_person USING (vendor_id IN (SELECT vendor_id FROM membership)) WITH CHECK (vendor_id IN (SELECT vendor_id FROM membership));
CREATE POLICY own_vendors ON audit_entry FOR INSERT TO omni_person WITH CHECK (vendor_id IN (SELECT vendor_id FROM membership));
-- An invite is found by the hash of its code, which the transaction must name.
CREATE POLICY by_code ON invite TO omni_person
  USING (code_hash = current_setting('app.invite_hash', true)) WITH CHECK (code_hash = current_setting('app.invite_hash', true));

-- Intake stores deliveries and can do nothing else, not even read them.
GRANT INSERT ON webhook_delivery TO omni_intake;
CREATE POLICY intake ON webhook_delivery FOR INSERT TO omni_intake
  WITH CHECK (vendor_id = (SELECT nullif(current_setting('app.vendor_id', true), '')::uuid));

-- The system finds out who is meant and what is due; whoever goes on does so as that vendor.
GRANT SELECT ON workspace, identity, membership TO omni_system;
GRANT SELECT (id, vendor_id, number, marketplace, account_id, secrets, status) ON connection TO omni_system;
GRANT SELECT (id, vendor_id, status, due_at, attempts) ON outbox TO omni_system;
GRANT SELECT (id, vendor_id, connection_id, status, due_at, attempts) ON webhook_delivery TO omni_system;
GRANT SELECT (id, vendor_id, status, touched_at, created_by, confirmed_by, slice) ON bulk_operation TO omni_system;
CREATE POLICY system_reads ON workspace FOR SELECT TO omni_system USING (true);
CREATE POLICY system_reads ON identity FOR SELECT TO omni_system USING (true);
CREATE POLICY system_reads ON membership FOR SELECT TO omni_system USING (true);
CREATE POLICY system_reads ON connection FOR SELECT TO omni_system USING (true);
CREATE POLICY system_reads ON outbox FOR SELECT TO omni_system USING (true);
CREATE POLICY system_reads ON webhook_delivery FOR SELECT TO omni_system USING (true);
CREATE POLICY system_reads ON bulk_operation FOR SELECT TO omni_system USING (true);
