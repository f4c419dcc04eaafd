-- A bulk operation writes each item and level of a shop. A row whose new version fits beside the old one leaves all indexes alone; where pages are full, each of them,
-- the one of the words among them, takes another entry, which is half of the time. Half of a page is enough: the operation after finds the first half free again.
ALTER TABLE item SET (fillfactor = 50);
ALTER TABLE stock_level SET (fillfactor = 50);
