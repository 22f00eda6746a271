CREATE TABLE `lmc_questions` (
	`practice_code` text NOT NULL,
	`action_slug` text NOT NULL,
	`lmc_slug` text NOT NULL,
	`answer` text NOT NULL,
	`since` text,
	`planned_for` text,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	PRIMARY KEY(`practice_code`, `action_slug`),
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "lmc_questions_answer" CHECK("lmc_questions"."answer" in ('full', 'partial', 'considering', 'planned', 'stopped', 'not-planning', 'not-applicable')),
	CONSTRAINT "lmc_questions_planned" CHECK("lmc_questions"."planned_for" is null or "lmc_questions"."answer" = 'planned'),
	CONSTRAINT "lmc_questions_settled" CHECK(("lmc_questions"."settled_at" is null) = ("lmc_questions"."settled_by" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `lmc_questions_by_lmc` ON `lmc_questions` (`lmc_slug`);--> statement-breakpoint
CREATE INDEX `lmc_questions_by_age` ON `lmc_questions` (`asked_at`);