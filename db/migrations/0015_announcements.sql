CREATE TABLE `announcements` (
	`edition_slug` text PRIMARY KEY NOT NULL,
	`site_address` text NOT NULL,
	`queued_at` integer NOT NULL,
	`last_person` text NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`edition_slug`) REFERENCES `editions`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
