CREATE TABLE `__new_actions` (
	`slug` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`short_title` text NOT NULL,
	`scope` text NOT NULL,
	`guidance_hash` text NOT NULL
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_actions` SELECT `slug`, `title`, `short_title`, `scope`, `guidance_hash` FROM `actions`;
--> statement-breakpoint
DROP TABLE `actions`;
--> statement-breakpoint
ALTER TABLE `__new_actions` RENAME TO `actions`;
--> statement-breakpoint
CREATE TRIGGER `actions_count_version_insert` AFTER INSERT ON `actions` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `actions_count_version_update` AFTER UPDATE ON `actions` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `actions_count_version_delete` AFTER DELETE ON `actions` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE INDEX `offers_by_action` ON `offers` (`action_slug`);
