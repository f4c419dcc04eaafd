-- Where an edit's copies lie, and where they go.
ALTER TABLE "bulk_operation_row" ADD COLUMN     "location_id" UUID,
ADD COLUMN     "move_copies" INTEGER,
ADD COLUMN     "to_location_id" UUID;

ALTER TABLE bulk_operation_row ADD CONSTRAINT bulk_operation_row_move CHECK (move_copies IS NULL OR (move_copies <> 0 AND to_location_id IS NOT NULL AND location_id IS NOT NULL AND target_on_hand IS NOT NULL));
