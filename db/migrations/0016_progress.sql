CREATE TABLE `progress_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`action_slug` text NOT NULL,
	`answers` text,
	`obstacle_kind` text,
	`obstacle` text,
	`note` text,
	`said_at` integer NOT NULL,
	`corrects_id` text,
	`void` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`edition_slug` text,
	`guidance_hash` text,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrects_id`) REFERENCES `progress_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edition_slug`) REFERENCES `editions`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "progress_entries_void" CHECK("progress_entries"."void" = 0 or ("progress_entries"."answers" is null and "progress_entries"."obstacle_kind" is null and "progress_entries"."obstacle" is null)),
	CONSTRAINT "progress_entries_void_corrects" CHECK("progress_entries"."void" = 0 or "progress_entries"."corrects_id" is not null),
	CONSTRAINT "progress_entries_said_at" CHECK(("progress_entries"."corrects_id" is null) <= ("progress_entries"."said_at" = "progress_entries"."recorded_at")),
	CONSTRAINT "progress_entries_obstacle_kind" CHECK("progress_entries"."obstacle_kind" is null or "progress_entries"."obstacle_kind" in ('local-scheme', 'waiting', 'commissioner', 'not-sure-allowed', 'patient-safety', 'partners-disagree', 'no-time', 'network-decides', 'other'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `progress_entries_by_action` ON `progress_entries` (`practice_code`,`action_slug`,`said_at`,`recorded_at`,`id`);--> statement-breakpoint
CREATE INDEX `progress_entries_by_time` ON `progress_entries` (`recorded_at`,`practice_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `progress_entries_one_correction` ON `progress_entries` (`corrects_id`) WHERE corrects_id is not null;--> statement-breakpoint
ALTER TABLE `adoption_entries` ADD `obstacle_kind` text;--> statement-breakpoint
CREATE TRIGGER `progress_entries_no_update` BEFORE UPDATE ON `progress_entries` BEGIN SELECT raise(ABORT, 'progress_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `progress_entries_no_delete` BEFORE DELETE ON `progress_entries` BEGIN SELECT raise(ABORT, 'progress_entries is append-only'); END;
