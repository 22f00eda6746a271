CREATE TABLE `telling_choices` (
	`practice_code` text PRIMARY KEY NOT NULL,
	`is_allowed` integer NOT NULL,
	`chosen_at` integer NOT NULL,
	`chosen_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `told_statements` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`lmc_slug` text NOT NULL,
	`entry_id` text,
	`action_slug` text,
	`week` text,
	`returned_at` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "told_statements_something" CHECK("told_statements"."entry_id" is not null or "told_statements"."week" is not null),
	CONSTRAINT "told_statements_return" CHECK(("told_statements"."week" is null) = ("told_statements"."returned_at" is null)),
	CONSTRAINT "told_statements_entry" CHECK(("told_statements"."entry_id" is null) = ("told_statements"."action_slug" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `told_statements_by_practice` ON `told_statements` (`practice_code`,`recorded_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `told_statements_by_entry` ON `told_statements` (`entry_id`) WHERE entry_id is not null;