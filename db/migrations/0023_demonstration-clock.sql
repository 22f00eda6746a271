CREATE TABLE `demonstration_clock` (
	`only` integer PRIMARY KEY NOT NULL,
	`shown_at` integer NOT NULL,
	`machine_at` integer
) STRICT;
