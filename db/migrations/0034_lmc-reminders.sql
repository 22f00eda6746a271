CREATE TABLE `lmc_reminder_lines` (
	`practice_code` text NOT NULL,
	`on_day` text NOT NULL,
	`reminder_id` text NOT NULL,
	`settled_at` integer,
	`outcome` text,
	PRIMARY KEY(`practice_code`, `on_day`),
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reminder_id`) REFERENCES `lmc_reminders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "lmc_reminder_lines_settled" CHECK(("lmc_reminder_lines"."settled_at" is null) = ("lmc_reminder_lines"."outcome" is null)),
	CONSTRAINT "lmc_reminder_lines_outcome" CHECK("lmc_reminder_lines"."outcome" is null or "lmc_reminder_lines"."outcome" in ('mailed', 'answered', 'left', 'nobody', 'put-off', 'late'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `lmc_reminder_lines_by_reminder` ON `lmc_reminder_lines` (`reminder_id`,`practice_code`);--> statement-breakpoint
CREATE INDEX `lmc_reminder_lines_waiting` ON `lmc_reminder_lines` (`on_day`,`practice_code`) WHERE settled_at is null;--> statement-breakpoint
CREATE TABLE `lmc_reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`lmc_slug` text NOT NULL,
	`word` text NOT NULL,
	`queued_at` integer NOT NULL,
	`queued_by` text NOT NULL,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `lmc_reminders_by_lmc` ON `lmc_reminders` (`lmc_slug`,`queued_at`);--> statement-breakpoint
CREATE TABLE `lmc_reminders_put_off` (
	`practice_code` text PRIMARY KEY NOT NULL,
	`until` text NOT NULL,
	`put_off_at` integer NOT NULL,
	`put_off_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
