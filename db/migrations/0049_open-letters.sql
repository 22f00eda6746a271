CREATE TABLE `open_letter_acts` (
	`id` integer PRIMARY KEY NOT NULL,
	`letter_slug` text NOT NULL,
	`lmc_slug` text NOT NULL,
	`act` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "open_letter_acts_act" CHECK("open_letter_acts"."act" in ('signed', 'taken-back', 'set-aside'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `open_letter_acts_by_letter` ON `open_letter_acts` (`letter_slug`,`id`);
--> statement-breakpoint
CREATE TRIGGER `open_letter_acts_no_update` BEFORE UPDATE ON `open_letter_acts` BEGIN SELECT raise(ABORT, 'open_letter_acts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `open_letter_acts_no_delete` BEFORE DELETE ON `open_letter_acts` BEGIN SELECT raise(ABORT, 'open_letter_acts is append-only'); END;
