CREATE TABLE `claim_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`practice_code` text NOT NULL,
	`kind` text NOT NULL,
	`claim` text,
	`happened_on` text NOT NULL,
	`pence` integer,
	`words` text,
	`recorded_at` integer NOT NULL,
	`closes` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claim_entries_closes" CHECK("claim_entries"."closes" in (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `claim_entries_by_claim` ON `claim_entries` (`practice_code`,`claim_id`);--> statement-breakpoint
CREATE TABLE `doctor_claim_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`practice_code` text NOT NULL,
	`kind` text NOT NULL,
	`claim` text,
	`happened_on` text NOT NULL,
	`pence` integer,
	`words` text,
	`recorded_at` integer NOT NULL,
	`person_id` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `doctor_claim_entries_by_person` ON `doctor_claim_entries` (`person_id`,`claim_id`);
--> statement-breakpoint
CREATE TRIGGER `claim_entries_no_update` BEFORE UPDATE ON `claim_entries` BEGIN SELECT raise(ABORT, 'claim_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `claim_entries_no_delete` BEFORE DELETE ON `claim_entries` BEGIN SELECT raise(ABORT, 'claim_entries is append-only'); END;
