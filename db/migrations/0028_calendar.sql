CREATE TABLE `calendar_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`named` integer NOT NULL,
	`made_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`role_id`) REFERENCES `person_standings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_by_hash` ON `calendar_feeds` (`secret_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_in_use` ON `calendar_feeds` (`role_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `calendar_feeds_by_person` ON `calendar_feeds` (`person_id`);--> statement-breakpoint
CREATE TABLE `calendar_reminders` (
	`role_id` text NOT NULL,
	`kind` text NOT NULL,
	`person_id` text NOT NULL,
	`days_before` integer NOT NULL,
	`done_on` text NOT NULL,
	PRIMARY KEY(`role_id`, `kind`),
	FOREIGN KEY (`role_id`) REFERENCES `person_standings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `calendar_reminders_by_person` ON `calendar_reminders` (`person_id`);--> statement-breakpoint
CREATE INDEX `calendar_reminders_to_do` ON `calendar_reminders` (`done_on`);--> statement-breakpoint
CREATE TABLE `visits` (
	`person_id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`before` text,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
