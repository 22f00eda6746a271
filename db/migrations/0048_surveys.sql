CREATE TABLE `survey_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`survey_slug` text NOT NULL,
	`practice_code` text NOT NULL,
	`person_id` text,
	`answers` text NOT NULL,
	`late` integer NOT NULL,
	`answered_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`survey_slug`) REFERENCES `surveys`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_answers_of_practice` ON `survey_answers` (`survey_slug`,`practice_code`) WHERE person_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX `survey_answers_of_person` ON `survey_answers` (`survey_slug`,`person_id`) WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX `survey_answers_by_practice` ON `survey_answers` (`practice_code`,`survey_slug`);--> statement-breakpoint
CREATE INDEX `survey_answers_by_person` ON `survey_answers` (`person_id`) WHERE person_id is not null;--> statement-breakpoint
CREATE TABLE `surveys` (
	`slug` text PRIMARY KEY NOT NULL,
	`lmc_slug` text,
	`sample` text NOT NULL,
	`fields` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "surveys_sample" CHECK("surveys"."sample" in ('practices', 'persons')),
	CONSTRAINT "surveys_days" CHECK("surveys"."closes_at" > "surveys"."opens_at")
) STRICT;
--> statement-breakpoint
CREATE INDEX `surveys_by_close` ON `surveys` (`closes_at`);