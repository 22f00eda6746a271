CREATE TABLE `lmc_survey_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`lmc_slug` text NOT NULL,
	`topic` text NOT NULL,
	`fields` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	`outcome` text,
	`word` text,
	`survey_slug` text,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_slug`) REFERENCES `surveys`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "lmc_survey_requests_topic" CHECK("lmc_survey_requests"."topic" in ('menu', 'obstacles', 'services')),
	CONSTRAINT "lmc_survey_requests_outcome" CHECK("lmc_survey_requests"."outcome" is null or "lmc_survey_requests"."outcome" in ('opened', 'sent-back', 'withdrawn')),
	CONSTRAINT "lmc_survey_requests_settled" CHECK(("lmc_survey_requests"."settled_at" is null) = ("lmc_survey_requests"."settled_by" is null) and ("lmc_survey_requests"."settled_at" is null) = ("lmc_survey_requests"."outcome" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `lmc_survey_requests_one_waiting` ON `lmc_survey_requests` (`lmc_slug`) WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX `lmc_survey_requests_by_lmc` ON `lmc_survey_requests` (`lmc_slug`,`asked_at`);