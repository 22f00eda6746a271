CREATE TABLE `announced_ballots` (
	`slug` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`announced_on` text NOT NULL,
	`announced_precision` text NOT NULL,
	`window` text NOT NULL,
	`question` text,
	`electorate` text,
	`voter_needs` text,
	`summary` text NOT NULL,
	`sources` text NOT NULL,
	`content_hash` text NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `ballots` ADD `elector` text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE `ballots` ADD `sought_words` text;--> statement-breakpoint
ALTER TABLE `ballots` ADD `questions` text;--> statement-breakpoint
ALTER TABLE `ballots` ADD `regions` text;--> statement-breakpoint
ALTER TABLE `ballots` ADD `reported` text;--> statement-breakpoint
ALTER TABLE `ballots` ADD `voter_needs` text;
