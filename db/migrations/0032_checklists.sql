CREATE TABLE `step_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`action_slug` text NOT NULL,
	`step_id` text NOT NULL,
	`title` text NOT NULL,
	`role` text,
	`given_to` text,
	`due_on` text,
	`done_on` text,
	`done_by` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "step_entries_role" CHECK("step_entries"."role" is null or "step_entries"."role" in ('partner', 'manager', 'clinician', 'reception', 'data', 'network', 'supplier')),
	CONSTRAINT "step_entries_who" CHECK("step_entries"."role" is null or "step_entries"."given_to" is null),
	CONSTRAINT "step_entries_done" CHECK(("step_entries"."done_by" is null) = ("step_entries"."done_on" is null)),
	CONSTRAINT "step_entries_done_by" CHECK("step_entries"."done_by" is null or "step_entries"."done_by" in ('practice-partner', 'practice-manager'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `step_entries_by_step` ON `step_entries` (`practice_code`,`action_slug`,`step_id`);
--> statement-breakpoint
CREATE TRIGGER `step_entries_no_update` BEFORE UPDATE ON `step_entries` BEGIN SELECT raise(ABORT, 'step_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `step_entries_no_delete` BEFORE DELETE ON `step_entries` BEGIN SELECT raise(ABORT, 'step_entries is append-only'); END;
