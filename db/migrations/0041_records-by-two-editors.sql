CREATE TABLE `record_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text,
	`title` text NOT NULL,
	`values` text NOT NULL,
	`version` integer NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`approved_version` integer,
	`published_at` integer,
	`published_as` text,
	`discarded_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `record_drafts_by_subject` ON `record_drafts` (`kind`,`subject`);--> statement-breakpoint
CREATE INDEX `record_drafts_by_time` ON `record_drafts` (`started_at`);--> statement-breakpoint
CREATE TABLE `record_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`version` integer NOT NULL,
	`fields` text NOT NULL,
	`withdrawn` integer NOT NULL,
	`reason` text,
	`recorded_at` integer NOT NULL,
	`drafted_by` text NOT NULL,
	`approved_by` text,
	`content_hash` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `record_versions_by_slug` ON `record_versions` (`kind`,`slug`,`version`);
--> statement-breakpoint
CREATE TRIGGER `record_versions_no_update` BEFORE UPDATE ON `record_versions` BEGIN SELECT raise(ABORT, 'record_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `record_versions_no_delete` BEFORE DELETE ON `record_versions` BEGIN SELECT raise(ABORT, 'record_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `record_versions_count_version_insert` AFTER INSERT ON `record_versions` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
