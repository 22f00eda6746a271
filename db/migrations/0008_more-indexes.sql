CREATE INDEX `feedback_by_practice` ON `feedback` (`practice_code`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `feedback_by_lmc` ON `feedback` (`lmc_slug`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `feedback_by_time` ON `feedback` (`recorded_at`);--> statement-breakpoint
CREATE INDEX `lmcs_by_office` ON `lmcs` (`office_slug`);