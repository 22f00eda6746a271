CREATE TABLE `wishes` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`wish` text NOT NULL,
	`wished_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `wishes_by_kind` ON `wishes` (`kind`,`wished_at`);--> statement-breakpoint
ALTER TABLE `persons` ADD `tries_seen_at` integer;