CREATE TABLE `letter_version_drafts` (
	`letter_slug` text PRIMARY KEY NOT NULL,
	`changes` text,
	`version` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `letter_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_slug` text NOT NULL,
	`lmc_slug` text,
	`version` integer NOT NULL,
	`changes` text,
	`changes_hash` text,
	`base_hash` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`approved_by` text,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`base_hash`) REFERENCES `letter_texts`(`hash`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "letter_versions_hash" CHECK(("letter_versions"."changes" is null) = ("letter_versions"."changes_hash" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `letter_versions_by_lmc` ON `letter_versions` (`lmc_slug`,`letter_slug`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `letter_versions_of_committee` ON `letter_versions` (`letter_slug`,`version`) WHERE lmc_slug is null;
--> statement-breakpoint
CREATE TRIGGER `letter_versions_no_update` BEFORE UPDATE ON `letter_versions` BEGIN SELECT raise(ABORT, 'letter_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_versions_no_delete` BEFORE DELETE ON `letter_versions` BEGIN SELECT raise(ABORT, 'letter_versions is append-only'); END;
