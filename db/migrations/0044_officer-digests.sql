CREATE TABLE `officer_digests` (
	`person_id` text PRIMARY KEY NOT NULL,
	`is_wanted` integer NOT NULL,
	`chosen_at` integer,
	`mailed_on` text,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
