CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`round_slug` text NOT NULL,
	`based_on` text,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`sources` text NOT NULL,
	`offers` text NOT NULL,
	`version` integer NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`approved_version` integer,
	`publish_at` integer,
	`published_at` integer,
	`published_as` text,
	`discarded_at` integer,
	FOREIGN KEY (`round_slug`) REFERENCES `rounds`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`based_on`) REFERENCES `editions`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_as`) REFERENCES `editions`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `drafts_by_round` ON `drafts` (`round_slug`,`started_at`);--> statement-breakpoint
CREATE INDEX `drafts_to_publish` ON `drafts` (`publish_at`);--> statement-breakpoint
CREATE TABLE `feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`action_slug` text NOT NULL,
	`practice_code` text,
	`lmc_slug` text,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `feedback_by_action` ON `feedback` (`action_slug`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `feedback_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`feedback_id` text NOT NULL,
	`words` text NOT NULL,
	`edition_slug` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edition_slug`) REFERENCES `editions`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `feedback_answers_by_feedback` ON `feedback_answers` (`feedback_id`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `local_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`lmc_slug` text NOT NULL,
	`action_slug` text NOT NULL,
	`flag` text NOT NULL,
	`reason` text,
	`advice` text,
	`effort` text,
	`impact` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "local_notes_flag" CHECK("local_notes"."flag" in ('none', 'conditions', 'do-not')),
	CONSTRAINT "local_notes_reason" CHECK("local_notes"."flag" = 'none' or "local_notes"."reason" is not null)
) STRICT;
--> statement-breakpoint
CREATE INDEX `local_notes_by_lmc` ON `local_notes` (`lmc_slug`,`action_slug`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `menu_versions` (
	`only` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `local_notes_no_update` BEFORE UPDATE ON `local_notes` BEGIN SELECT raise(ABORT, 'local_notes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `local_notes_no_delete` BEFORE DELETE ON `local_notes` BEGIN SELECT raise(ABORT, 'local_notes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `feedback_no_update` BEFORE UPDATE ON `feedback` BEGIN SELECT raise(ABORT, 'feedback is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `feedback_no_delete` BEFORE DELETE ON `feedback` BEGIN SELECT raise(ABORT, 'feedback is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `feedback_answers_no_update` BEFORE UPDATE ON `feedback_answers` BEGIN SELECT raise(ABORT, 'feedback_answers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `feedback_answers_no_delete` BEFORE DELETE ON `feedback_answers` BEGIN SELECT raise(ABORT, 'feedback_answers is append-only'); END;
--> statement-breakpoint
INSERT INTO `menu_versions` (`only`, `version`) VALUES (1, 1);
