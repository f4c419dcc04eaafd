-- Intake stores deliveries of several vendors in one statement: of those that the transaction names, each proved by a signature. Named one by one, as
-- processes of the former version do, they get in too.
DROP POLICY intake ON webhook_delivery;
CREATE POLICY intake ON webhook_delivery FOR INSERT TO omni_intake
  WITH CHECK (
    vendor_id = ANY ((SELECT nullif(current_setting('app.vendor_ids', true), '')::uuid[])::uuid[])
    OR vendor_id = (SELECT nullif(current_setting('app.vendor_id', true), '')::uuid)
  );
