CREATE TABLE `shipped_guidances` (
	`action_slug` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`body` text NOT NULL,
	`loaded_at` integer NOT NULL,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
