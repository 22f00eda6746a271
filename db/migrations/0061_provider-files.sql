CREATE TABLE `provider_events` (
	`id` text PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`kind` text NOT NULL,
	`happened_on` text NOT NULL,
	`words` text NOT NULL,
	`said_by` text NOT NULL,
	`source` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`taken_back_at` integer,
	`taken_back_by` text,
	FOREIGN KEY (`file_id`) REFERENCES `provider_files`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "provider_events_kind" CHECK("provider_events"."kind" in ('letter-out', 'letter-in', 'meeting', 'answer', 'agreed', 'correction')),
	CONSTRAINT "provider_events_taken_back" CHECK(("provider_events"."taken_back_at" is null) = ("provider_events"."taken_back_by" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `provider_events_by_file` ON `provider_events` (`file_id`);--> statement-breakpoint
CREATE TABLE `provider_figures` (
	`file_id` text NOT NULL,
	`quarter` text NOT NULL,
	`method` text NOT NULL,
	`week_end` text NOT NULL,
	`known_at` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`hash` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`file_id`, `quarter`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `provider_files` (
	`id` text PRIMARY KEY NOT NULL,
	`lmc_slug` text NOT NULL,
	`name` text NOT NULL,
	`name_folded` text NOT NULL,
	`provides` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by` text NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "provider_files_closed" CHECK(("provider_files"."closed_at" is null) = ("provider_files"."closed_by" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `provider_files_one_open` ON `provider_files` (`lmc_slug`,`name_folded`) WHERE closed_at is null;--> statement-breakpoint
CREATE TABLE `provider_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`practice_code` text NOT NULL,
	`kind` text NOT NULL,
	`noticed_on` text NOT NULL,
	`waited_days` integer NOT NULL,
	`cases` integer NOT NULL,
	`is_safety` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`taken_back_at` integer,
	`taken_back_by` text,
	FOREIGN KEY (`file_id`) REFERENCES `provider_files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "provider_reports_kind" CHECK("provider_reports"."kind" in ('late', 'missing', 'wrong', 'misdirected', 'unanswered', 'other')),
	CONSTRAINT "provider_reports_cases" CHECK("provider_reports"."cases" between 1 and 9999),
	CONSTRAINT "provider_reports_safety" CHECK("provider_reports"."is_safety" in (0, 1)),
	CONSTRAINT "provider_reports_taken_back" CHECK(("provider_reports"."taken_back_at" is null) = ("provider_reports"."taken_back_by" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `provider_reports_by_file` ON `provider_reports` (`file_id`,`practice_code`);--> statement-breakpoint
CREATE INDEX `provider_reports_by_practice` ON `provider_reports` (`practice_code`);
--> statement-breakpoint
CREATE TRIGGER `provider_figures_no_update` BEFORE UPDATE ON `provider_figures` BEGIN SELECT raise(ABORT, 'provider_figures is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `provider_figures_no_delete` BEFORE DELETE ON `provider_figures` BEGIN SELECT raise(ABORT, 'provider_figures is append-only'); END;
