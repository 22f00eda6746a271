CREATE TABLE `__new_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`action_slug` text,
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
INSERT INTO `__new_feedback`("id", "action_slug", "practice_code", "lmc_slug", "kind", "words", "recorded_at", "recorded_by") SELECT "id", "action_slug", "practice_code", "lmc_slug", "kind", "words", "recorded_at", "recorded_by" FROM `feedback` ORDER BY `rowid`;--> statement-breakpoint
DROP TABLE `feedback`;--> statement-breakpoint
ALTER TABLE `__new_feedback` RENAME TO `feedback`;--> statement-breakpoint
CREATE INDEX `feedback_by_action` ON `feedback` (`action_slug`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `feedback_by_practice` ON `feedback` (`practice_code`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `feedback_by_lmc` ON `feedback` (`lmc_slug`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `feedback_by_time` ON `feedback` (`recorded_at`);--> statement-breakpoint
CREATE TRIGGER `feedback_no_update` BEFORE UPDATE ON `feedback` BEGIN SELECT raise(ABORT, 'feedback is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `feedback_no_delete` BEFORE DELETE ON `feedback` BEGIN SELECT raise(ABORT, 'feedback is append-only'); END;
