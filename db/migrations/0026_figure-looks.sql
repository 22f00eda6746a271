CREATE TABLE `figure_looks` (
	`person_id` text PRIMARY KEY NOT NULL,
	`week_end` text NOT NULL,
	`before` text,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
