CREATE TABLE `round_ends` (
	`round_slug` text PRIMARY KEY NOT NULL,
	`ended_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`round_slug`) REFERENCES `rounds`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `rounds` ADD `recorded_at` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- A round is known since its first edition; nobody noted when its end was, so it counts as known as long.
UPDATE `rounds` SET `recorded_at` = coalesce((SELECT min(`recorded_at`) FROM `editions` WHERE `round_slug` = `rounds`.`slug`), 0);
--> statement-breakpoint
INSERT INTO `round_ends` SELECT `slug`, `ended_on`, `recorded_at` FROM `rounds` WHERE `ended_on` IS NOT NULL;
--> statement-breakpoint
-- No event answers for these rows yet: the next start takes them over.
UPDATE `record_clock` SET `rows_covered` = 0 WHERE EXISTS (SELECT 1 FROM `round_ends`);
--> statement-breakpoint
CREATE TRIGGER `round_ends_no_update` BEFORE UPDATE ON `round_ends` BEGIN SELECT raise(ABORT, 'round_ends is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `round_ends_no_delete` BEFORE DELETE ON `round_ends` BEGIN SELECT raise(ABORT, 'round_ends is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `round_ends_count_version_insert` AFTER INSERT ON `round_ends` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
