DROP INDEX `adoption_entries_timeline`;--> statement-breakpoint
CREATE INDEX `adoption_entries_timeline` ON `adoption_entries` (`practice_code`,`action_slug`,`effective_on`,`recorded_at`,`id`,`void`,`state`,`extent`);--> statement-breakpoint
DROP INDEX `practice_memberships_by_practice`;--> statement-breakpoint
CREATE INDEX `practice_memberships_by_lmc` ON `practice_memberships` (`lmc_slug`,`practice_code`);--> statement-breakpoint
CREATE INDEX `practice_memberships_by_practice` ON `practice_memberships` (`practice_code`,`holds_from`,`recorded_at`,`id`,`lmc_slug`);--> statement-breakpoint
DROP INDEX `practice_statuses_by_practice`;--> statement-breakpoint
CREATE INDEX `practice_statuses_by_successor` ON `practice_statuses` (`successor_code`) WHERE successor_code is not null;--> statement-breakpoint
CREATE INDEX `practice_statuses_by_practice` ON `practice_statuses` (`practice_code`,`holds_from`,`recorded_at`,`id`,`status`);