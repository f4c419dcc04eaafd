-- What was asked for and could not be taken in is kept as a delivery, by the worker: it numbers it as intake does.
GRANT USAGE ON SEQUENCE webhook_delivery_number_seq TO omni_app;
