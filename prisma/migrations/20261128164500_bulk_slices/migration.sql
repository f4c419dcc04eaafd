-- AlterTable
ALTER TABLE "bulk_operation" ADD COLUMN     "faults" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "vendor" ADD COLUMN     "bulk_busy_until" TIMESTAMPTZ(3),
ADD COLUMN     "bulk_slice_at" TIMESTAMPTZ(3);

GRANT UPDATE (bulk_slice_at, bulk_busy_until) ON vendor TO omni_app;
GRANT SELECT (faults) ON bulk_operation TO omni_system;
GRANT SELECT (id, bulk_slice_at, bulk_busy_until) ON vendor TO omni_system;
CREATE POLICY find_due_work ON vendor FOR SELECT TO omni_system USING (current_setting('app.purpose', true) = 'find-due-work');
