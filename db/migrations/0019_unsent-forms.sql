CREATE TABLE `unsent_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`why` text NOT NULL,
	`path` text NOT NULL,
	`form` text NOT NULL,
	`sent_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `unsent_forms_by_person` ON `unsent_forms` (`person_id`,`sent_at`);