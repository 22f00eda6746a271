CREATE TABLE `figures_key` (
	`only` integer PRIMARY KEY NOT NULL,
	`check_hash` text NOT NULL,
	`recorded_at` integer NOT NULL,
	CONSTRAINT "figures_key_one_row" CHECK("figures_key"."only" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `lmc_publicity_choices` (
	`id` integer PRIMARY KEY NOT NULL,
	`lmc_slug` text NOT NULL,
	`is_shown` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `lmc_publicity_choices_by_lmc` ON `lmc_publicity_choices` (`lmc_slug`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `release_counts` (
	`place` text NOT NULL,
	`action` text NOT NULL,
	`week_end` text NOT NULL,
	`known_at` integer NOT NULL,
	`issue` integer NOT NULL,
	`count` integer NOT NULL,
	`of` integer NOT NULL,
	`is_public` integer NOT NULL,
	PRIMARY KEY(`place`, `action`, `week_end`, `known_at`, `issue`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `releases` (
	`id` text PRIMARY KEY NOT NULL,
	`week_end` text NOT NULL,
	`issue` integer NOT NULL,
	`method` text NOT NULL,
	`known_at` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`late` integer NOT NULL,
	`reason` text,
	`round_slug` text NOT NULL,
	`edition_slug` text NOT NULL,
	`changed` text NOT NULL,
	`hash_all` text NOT NULL,
	`hash_public` text NOT NULL,
	`text_all` text NOT NULL,
	`text_public` text NOT NULL,
	FOREIGN KEY (`round_slug`) REFERENCES `rounds`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edition_slug`) REFERENCES `editions`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "releases_reason" CHECK(("releases"."issue" = 1) = ("releases"."reason" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `releases_by_time` ON `releases` (`known_at`,`issue`);--> statement-breakpoint
CREATE UNIQUE INDEX `releases_by_week` ON `releases` (`week_end`,`issue`);
--> statement-breakpoint
CREATE TRIGGER `releases_no_update` BEFORE UPDATE ON `releases` BEGIN SELECT raise(ABORT, 'releases is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `releases_no_delete` BEFORE DELETE ON `releases` BEGIN SELECT raise(ABORT, 'releases is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `figures_key_no_update` BEFORE UPDATE ON `figures_key` BEGIN SELECT raise(ABORT, 'figures_key is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `figures_key_no_delete` BEFORE DELETE ON `figures_key` BEGIN SELECT raise(ABORT, 'figures_key is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `lmc_publicity_choices_no_update` BEFORE UPDATE ON `lmc_publicity_choices` BEGIN SELECT raise(ABORT, 'lmc_publicity_choices is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `lmc_publicity_choices_no_delete` BEFORE DELETE ON `lmc_publicity_choices` BEGIN SELECT raise(ABORT, 'lmc_publicity_choices is append-only'); END;
