-- An owner chooses the shop's language among its settings.
GRANT UPDATE (language) ON vendor TO omni_app;
