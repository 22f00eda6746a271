CREATE TABLE `logged_totals` (
	`dispute_slug` text NOT NULL,
	`week_end` text NOT NULL,
	`method` text NOT NULL,
	`known_at` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`hash` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`dispute_slug`, `week_end`)
) STRICT;

--> statement-breakpoint
CREATE TRIGGER `logged_totals_no_update` BEFORE UPDATE ON `logged_totals` BEGIN SELECT raise(ABORT, 'logged_totals is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `logged_totals_no_delete` BEFORE DELETE ON `logged_totals` BEGIN SELECT raise(ABORT, 'logged_totals is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `logged_totals_count_version_insert` AFTER INSERT ON `logged_totals` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
