CREATE TABLE `survey_results` (
	`survey_slug` text PRIMARY KEY NOT NULL,
	`method` text NOT NULL,
	`week_end` text NOT NULL,
	`known_at` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`hash` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`survey_slug`) REFERENCES `surveys`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;

--> statement-breakpoint
CREATE TRIGGER `survey_results_no_update` BEFORE UPDATE ON `survey_results` BEGIN SELECT raise(ABORT, 'survey_results is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `survey_results_no_delete` BEFORE DELETE ON `survey_results` BEGIN SELECT raise(ABORT, 'survey_results is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `survey_results_count_version_insert` AFTER INSERT ON `survey_results` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
