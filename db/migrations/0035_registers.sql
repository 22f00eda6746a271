CREATE TABLE `register_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`practice_code` text NOT NULL,
	`register` text NOT NULL,
	`filled` text NOT NULL,
	`removed` integer NOT NULL,
	`due_on` text,
	`over_at` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "register_lines_register" CHECK("register_lines"."register" in ('services', 'agreements', 'asked')),
	CONSTRAINT "register_lines_removed" CHECK("register_lines"."removed" in (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `register_lines_by_line` ON `register_lines` (`practice_code`,`line_id`);--> statement-breakpoint
CREATE INDEX `register_lines_due` ON `register_lines` (`practice_code`,`due_on`) WHERE due_on is not null;
--> statement-breakpoint
CREATE TRIGGER `register_lines_no_update` BEFORE UPDATE ON `register_lines` BEGIN SELECT raise(ABORT, 'register_lines is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `register_lines_no_delete` BEFORE DELETE ON `register_lines` BEGIN SELECT raise(ABORT, 'register_lines is append-only'); END;