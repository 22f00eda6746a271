CREATE TABLE `letter_logos` (
	`practice_code` text NOT NULL,
	`hash` text NOT NULL,
	`png` blob NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`removed_at` integer,
	PRIMARY KEY(`practice_code`, `hash`),
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
