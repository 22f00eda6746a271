CREATE TABLE `decisions` (
	`decision_id` text NOT NULL,
	`practice_code` text NOT NULL,
	`action_slug` text NOT NULL,
	`entry_id` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	PRIMARY KEY(`decision_id`, `action_slug`),
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `adoption_entries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decisions_decided_by" CHECK("decisions"."decided_by" in ('partners-meeting', 'partners-by-message', 'one-partner', 'manager-for-partners', 'board', 'network'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `decisions_by_practice` ON `decisions` (`practice_code`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `decisions_by_entry` ON `decisions` (`entry_id`);--> statement-breakpoint
CREATE TABLE `partner_marks` (
	`practice_code` text NOT NULL,
	`action_slug` text NOT NULL,
	`person_id` text NOT NULL,
	`mark` text NOT NULL,
	`marked_at` integer NOT NULL,
	PRIMARY KEY(`practice_code`, `action_slug`, `person_id`),
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partner_marks_mark" CHECK("partner_marks"."mark" in ('for', 'against', 'unsure'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `partner_marks_by_person` ON `partner_marks` (`person_id`);--> statement-breakpoint
CREATE TABLE `partner_meetings` (
	`practice_code` text PRIMARY KEY NOT NULL,
	`meets_on` text NOT NULL,
	`set_at` integer NOT NULL,
	`set_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;--> statement-breakpoint
CREATE TRIGGER `decisions_no_update` BEFORE UPDATE ON `decisions` BEGIN SELECT raise(ABORT, 'decisions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `decisions_no_delete` BEFORE DELETE ON `decisions` BEGIN SELECT raise(ABORT, 'decisions is append-only'); END;
