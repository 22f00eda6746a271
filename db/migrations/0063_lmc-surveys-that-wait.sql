ALTER TABLE `lmc_survey_requests` ADD `waits` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `lmc_survey_requests` ADD `read_at` integer;--> statement-breakpoint
ALTER TABLE `lmc_survey_requests` ADD `read_by` text;