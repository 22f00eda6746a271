CREATE TABLE `call_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`lmc_slug` text NOT NULL,
	`topic` text NOT NULL,
	`words` text,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`taken_at` integer,
	`taken_by` text,
	`done_at` integer,
	`done_by` text,
	`answer` text,
	`withdrawn_at` integer,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "call_requests_topic" CHECK("call_requests"."topic" in ('action', 'commissioner', 'contract', 'deciding', 'workload', 'other')),
	CONSTRAINT "call_requests_one_end" CHECK("call_requests"."done_at" is null or "call_requests"."withdrawn_at" is null),
	CONSTRAINT "call_requests_taken" CHECK(("call_requests"."taken_at" is null) = ("call_requests"."taken_by" is null)),
	CONSTRAINT "call_requests_done" CHECK(("call_requests"."done_at" is null) = ("call_requests"."done_by" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `call_requests_one_open` ON `call_requests` (`practice_code`) WHERE done_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX `call_requests_by_practice` ON `call_requests` (`practice_code`,`asked_at`);--> statement-breakpoint
CREATE INDEX `call_requests_by_lmc` ON `call_requests` (`lmc_slug`,`asked_at`);