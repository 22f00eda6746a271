ALTER TABLE `mails` ADD `try_begun_at` integer;--> statement-breakpoint
ALTER TABLE `mails` ADD `interrupted_tries` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `adoption_standings_by_entry` ON `adoption_standings` (`entry_id`);--> statement-breakpoint
CREATE INDEX `challenges_by_expiry` ON `challenges` (`expires_at`);--> statement-breakpoint
CREATE INDEX `challenges_by_person` ON `challenges` (`person_id`);--> statement-breakpoint
CREATE INDEX `invitations_by_acceptance` ON `invitations` (`accepted_by`) WHERE accepted_by is not null;--> statement-breakpoint
CREATE INDEX `invitations_by_email` ON `invitations` (`email`) WHERE email is not null;--> statement-breakpoint
CREATE INDEX `invitations_to_forget` ON `invitations` (`expires_at`) WHERE email is not null;--> statement-breakpoint
CREATE INDEX `person_standings_by_lmc` ON `person_standings` (`lmc_slug`) WHERE lmc_slug is not null;--> statement-breakpoint
CREATE INDEX `person_standings_by_office` ON `person_standings` (`office_slug`) WHERE office_slug is not null;--> statement-breakpoint
CREATE INDEX `person_standings_by_role` ON `person_standings` (`role`,`person_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);