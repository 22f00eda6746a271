CREATE TABLE `boundary_moves_seen` (
	`lmc_slug` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`seen_by` text NOT NULL,
	PRIMARY KEY(`lmc_slug`, `recorded_at`),
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `local_notes` ADD `review_by` text;