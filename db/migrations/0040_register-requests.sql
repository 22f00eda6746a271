CREATE TABLE `register_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`practice_code` text NOT NULL,
	`lmc_slug` text NOT NULL,
	`other_lmc` text,
	`from_day` text,
	`successor_code` text,
	`reason` text NOT NULL,
	`basis_id` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`is_confirmed` integer,
	`word` text,
	`withdrawn_at` integer,
	`statement_id` integer,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_lmc`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "register_requests_kind" CHECK("register_requests"."kind" in ('not-ours', 'took-over')),
	CONSTRAINT "register_requests_not_ours" CHECK(("register_requests"."kind" = 'not-ours') = ("register_requests"."from_day" is not null)),
	CONSTRAINT "register_requests_took_over" CHECK(("register_requests"."kind" = 'took-over') = ("register_requests"."successor_code" is not null)),
	CONSTRAINT "register_requests_one_end" CHECK("register_requests"."answered_at" is null or "register_requests"."withdrawn_at" is null),
	CONSTRAINT "register_requests_answered" CHECK(("register_requests"."answered_at" is null) = ("register_requests"."answered_by" is null) and ("register_requests"."answered_at" is null) = ("register_requests"."is_confirmed" is null)),
	CONSTRAINT "register_requests_stated" CHECK((coalesce("register_requests"."is_confirmed", 0) = 1) = ("register_requests"."statement_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `register_requests_one_open` ON `register_requests` (`practice_code`,`kind`) WHERE answered_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX `register_requests_by_practice` ON `register_requests` (`practice_code`,`asked_at`);--> statement-breakpoint
CREATE INDEX `register_requests_by_lmc` ON `register_requests` (`lmc_slug`,`asked_at`);--> statement-breakpoint
CREATE INDEX `register_requests_by_other_lmc` ON `register_requests` (`other_lmc`,`asked_at`);