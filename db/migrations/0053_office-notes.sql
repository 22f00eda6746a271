CREATE TABLE `office_note_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`lmc_slug` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`released_at` integer,
	`released_by` text,
	`read_at` integer,
	`read_by` text,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "office_note_requests_released" CHECK(("office_note_requests"."released_at" is null) = ("office_note_requests"."released_by" is null)),
	CONSTRAINT "office_note_requests_read" CHECK(("office_note_requests"."read_at" is null) = ("office_note_requests"."read_by" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `office_note_requests_one_open` ON `office_note_requests` (`practice_code`,`lmc_slug`) WHERE released_at is null;--> statement-breakpoint
CREATE INDEX `office_note_requests_by_lmc` ON `office_note_requests` (`lmc_slug`,`asked_at`);--> statement-breakpoint
CREATE TABLE `office_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`lmc_slug` text NOT NULL,
	`words` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`taken_back_at` integer,
	`taken_back_by` text,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "office_notes_taken_back" CHECK(("office_notes"."taken_back_at" is null) = ("office_notes"."taken_back_by" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `office_notes_by_practice` ON `office_notes` (`practice_code`,`lmc_slug`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `practice_moves_told` (
	`membership_id` integer PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`mailed_at` integer,
	`seen_at` integer,
	`seen_by` text,
	FOREIGN KEY (`membership_id`) REFERENCES `practice_memberships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "practice_moves_told_seen" CHECK(("practice_moves_told"."seen_at" is null) = ("practice_moves_told"."seen_by" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_moves_told_by_practice` ON `practice_moves_told` (`practice_code`);
