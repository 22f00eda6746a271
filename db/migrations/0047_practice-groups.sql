CREATE TABLE `practice_group_members` (
	`group_id` text NOT NULL,
	`practice_code` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `practice_code`),
	FOREIGN KEY (`group_id`) REFERENCES `practice_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_group_members_by_practice` ON `practice_group_members` (`practice_code`);--> statement-breakpoint
CREATE TABLE `practice_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`lmc_slug` text NOT NULL,
	`name` text NOT NULL,
	`name_folded` text NOT NULL,
	`version` integer NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `practice_groups_by_name` ON `practice_groups` (`lmc_slug`,`name_folded`);
