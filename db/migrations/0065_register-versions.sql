CREATE TABLE `register_versions` (
	`only` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
) STRICT;
--> statement-breakpoint
INSERT INTO `register_versions` (`only`, `version`) VALUES (1, 1);
--> statement-breakpoint
CREATE TRIGGER `practices_count_register_version_insert` AFTER INSERT ON `practices` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `practices_count_register_version_update` AFTER UPDATE ON `practices` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `practices_count_register_version_delete` AFTER DELETE ON `practices` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `pcns_count_register_version_insert` AFTER INSERT ON `pcns` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `pcns_count_register_version_update` AFTER UPDATE ON `pcns` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `pcns_count_register_version_delete` AFTER DELETE ON `pcns` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `practice_statuses_count_register_version_insert` AFTER INSERT ON `practice_statuses` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `practice_memberships_count_register_version_insert` AFTER INSERT ON `practice_memberships` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `practice_organisations_count_register_version_insert` AFTER INSERT ON `practice_organisations` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
