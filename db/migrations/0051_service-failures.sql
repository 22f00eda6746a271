CREATE TABLE `failure_waits` (
	`practice_code` text NOT NULL,
	`week` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	PRIMARY KEY(`practice_code`, `week`),
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `service_failures` (
	`id` text PRIMARY KEY NOT NULL,
	`failure_id` text NOT NULL,
	`practice_code` text NOT NULL,
	`dispute_slug` text NOT NULL,
	`line_key` text NOT NULL,
	`kind` text NOT NULL,
	`noticed_on` text NOT NULL,
	`waited_days` integer NOT NULL,
	`cases` integer NOT NULL,
	`minutes` text NOT NULL,
	`appointments` integer NOT NULL,
	`is_safety` integer NOT NULL,
	`duty` text NOT NULL,
	`note` text,
	`resolved_on` text,
	`removed` integer NOT NULL,
	`over_at` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "service_failures_kind" CHECK("service_failures"."kind" in ('late', 'missing', 'wrong', 'money', 'misdirected', 'unanswered', 'other')),
	CONSTRAINT "service_failures_duty" CHECK("service_failures"."duty" in ('contractor', 'commissioner', 'nobody', 'disputed')),
	CONSTRAINT "service_failures_cases" CHECK("service_failures"."cases" between 1 and 9999),
	CONSTRAINT "service_failures_removed" CHECK("service_failures"."removed" in (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `service_failures_by_failure` ON `service_failures` (`practice_code`,`failure_id`);--> statement-breakpoint
CREATE INDEX `service_failures_by_line` ON `service_failures` (`dispute_slug`,`line_key`);
--> statement-breakpoint
CREATE TRIGGER `service_failures_no_update` BEFORE UPDATE ON `service_failures` BEGIN SELECT raise(ABORT, 'service_failures is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `service_failures_no_delete` BEFORE DELETE ON `service_failures` BEGIN SELECT raise(ABORT, 'service_failures is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `failure_waits_no_update` BEFORE UPDATE ON `failure_waits` BEGIN SELECT raise(ABORT, 'failure_waits is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `failure_waits_no_delete` BEFORE DELETE ON `failure_waits` BEGIN SELECT raise(ABORT, 'failure_waits is append-only'); END;
