CREATE TABLE `returns_taken_back` (
	`practice_code` text NOT NULL,
	`week` text NOT NULL,
	`returned_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	PRIMARY KEY(`practice_code`, `week`, `returned_at`),
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `return_links` (
	`practice_code` text NOT NULL,
	`week` text NOT NULL,
	`token_hash` text NOT NULL,
	`role_id` text NOT NULL,
	`mailed_at` integer NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`practice_code`, `week`),
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`role_id`) REFERENCES `person_standings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `return_links_by_hash` ON `return_links` (`token_hash`);--> statement-breakpoint
CREATE TABLE `return_reminders` (
	`practice_code` text PRIMARY KEY NOT NULL,
	`nominated_role` text,
	`deputy_role` text,
	`weekday` integer,
	`time` text,
	`next_at` integer,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`nominated_role`) REFERENCES `person_standings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy_role`) REFERENCES `person_standings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "return_reminders_when" CHECK(("return_reminders"."weekday" is null) = ("return_reminders"."time" is null) and ("return_reminders"."weekday" is null) = ("return_reminders"."next_at" is null)),
	CONSTRAINT "return_reminders_weekday" CHECK("return_reminders"."weekday" is null or "return_reminders"."weekday" between 1 and 7)
) STRICT;
--> statement-breakpoint
CREATE INDEX `return_reminders_due` ON `return_reminders` (`next_at`);--> statement-breakpoint
CREATE TABLE `trusted_devices` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`device` text NOT NULL,
	`trusted_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `trusted_devices_by_hash` ON `trusted_devices` (`token_hash`);--> statement-breakpoint
CREATE INDEX `trusted_devices_by_person` ON `trusted_devices` (`person_id`);--> statement-breakpoint
CREATE INDEX `trusted_devices_by_expiry` ON `trusted_devices` (`expires_at`);--> statement-breakpoint
CREATE TABLE `__new_weekly_returns` (
	`practice_code` text NOT NULL,
	`week` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`on_trusted_device` integer,
	PRIMARY KEY(`practice_code`, `week`, `recorded_at`),
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_weekly_returns`("practice_code", "week", "recorded_at", "recorded_by", "on_trusted_device") SELECT "practice_code", "week", "recorded_at", "recorded_by", NULL FROM `weekly_returns` ORDER BY `rowid`;--> statement-breakpoint
DROP TABLE `weekly_returns`;--> statement-breakpoint
ALTER TABLE `__new_weekly_returns` RENAME TO `weekly_returns`;--> statement-breakpoint
CREATE INDEX `weekly_returns_by_time` ON `weekly_returns` (`recorded_at`,`practice_code`,`week`);--> statement-breakpoint
CREATE TRIGGER `weekly_returns_no_update` BEFORE UPDATE ON `weekly_returns` BEGIN SELECT raise(ABORT, 'weekly_returns is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `weekly_returns_no_delete` BEFORE DELETE ON `weekly_returns` BEGIN SELECT raise(ABORT, 'weekly_returns is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `returns_taken_back_no_update` BEFORE UPDATE ON `returns_taken_back` BEGIN SELECT raise(ABORT, 'returns_taken_back is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `returns_taken_back_no_delete` BEFORE DELETE ON `returns_taken_back` BEGIN SELECT raise(ABORT, 'returns_taken_back is append-only'); END;
