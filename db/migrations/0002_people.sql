CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`message` text NOT NULL,
	`to_email` text,
	`subject` text,
	`text` text,
	`html` text,
	`asked_by` text NOT NULL,
	`batch` text,
	`created_at` integer NOT NULL,
	`next_try_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`given_up_at` integer,
	`last_failure` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `mails_to_send` ON `mails` (`next_try_at`);--> statement-breakpoint
CREATE INDEX `mails_by_sender` ON `mails` (`asked_by`,`created_at`);--> statement-breakpoint
CREATE TABLE `authenticators` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`last_step` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`person_id` text,
	`challenge` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`email` text,
	`role` text NOT NULL,
	`practice_code` text,
	`lmc_slug` text,
	`office_slug` text,
	`invited_by` text NOT NULL,
	`batch` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`accepted_by` text,
	`revoked_at` integer,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_slug`) REFERENCES `lmc_offices`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`accepted_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_hash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_by_practice` ON `invitations` (`practice_code`);--> statement-breakpoint
CREATE INDEX `invitations_by_lmc` ON `invitations` (`lmc_slug`);--> statement-breakpoint
CREATE INDEX `invitations_by_sender` ON `invitations` (`invited_by`,`created_at`);--> statement-breakpoint
CREATE TABLE `join_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`role` text NOT NULL,
	`email` text,
	`name` text,
	`requested_at` integer NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`accepted` integer,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `join_requests_by_practice` ON `join_requests` (`practice_code`,`answered_at`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `passkeys_by_person` ON `passkeys` (`person_id`);--> statement-breakpoint
CREATE TABLE `person_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`person_id` text NOT NULL,
	`detail` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_links_by_person` ON `person_links` (`person_id`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`expire` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`person_id`, `code_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `__new_person_standings` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`practice_code` text,
	`lmc_slug` text,
	`office_slug` text,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_slug`) REFERENCES `lmc_offices`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_standings_role" CHECK("__new_person_standings"."role" in ('practice-partner', 'practice-manager', 'lmc-officer', 'committee-member', 'committee-editor')),
	CONSTRAINT "person_standings_practice" CHECK(("__new_person_standings"."role" in ('practice-partner', 'practice-manager')) = ("__new_person_standings"."practice_code" is not null)),
	CONSTRAINT "person_standings_lmc" CHECK(("__new_person_standings"."role" = 'lmc-officer') = (("__new_person_standings"."lmc_slug" is not null) + ("__new_person_standings"."office_slug" is not null) = 1) and ("__new_person_standings"."role" = 'lmc-officer' or ("__new_person_standings"."lmc_slug" is null and "__new_person_standings"."office_slug" is null)))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_person_standings`("id", "person_id", "role", "practice_code", "lmc_slug", "office_slug", "started_at", "ended_at") SELECT "id", "person_id", "role", "practice_code", "lmc_slug", NULL, "started_at", "ended_at" FROM `person_standings`;--> statement-breakpoint
DROP TABLE `person_standings`;--> statement-breakpoint
ALTER TABLE `__new_person_standings` RENAME TO `person_standings`;--> statement-breakpoint
CREATE INDEX `person_standings_by_person` ON `person_standings` (`person_id`);--> statement-breakpoint
CREATE INDEX `person_standings_by_practice` ON `person_standings` (`practice_code`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `last_seen_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `strong_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `device` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `standing_id` text REFERENCES person_standings(id);--> statement-breakpoint
CREATE INDEX `audit_events_by_subject` ON `audit_events` (`subject`,`at`);--> statement-breakpoint
CREATE INDEX `audit_events_by_actor` ON `audit_events` (`actor`,`at`);