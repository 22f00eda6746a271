CREATE TRIGGER `rounds_count_version_insert` AFTER INSERT ON `rounds` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `rounds_count_version_update` AFTER UPDATE ON `rounds` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `rounds_count_version_delete` AFTER DELETE ON `rounds` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `actions_count_version_insert` AFTER INSERT ON `actions` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `actions_count_version_update` AFTER UPDATE ON `actions` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `actions_count_version_delete` AFTER DELETE ON `actions` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `guidances_count_version_insert` AFTER INSERT ON `guidances` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `guidances_count_version_update` AFTER UPDATE ON `guidances` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `guidances_count_version_delete` AFTER DELETE ON `guidances` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `editions_count_version_insert` AFTER INSERT ON `editions` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `editions_count_version_update` AFTER UPDATE ON `editions` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `editions_count_version_delete` AFTER DELETE ON `editions` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `offers_count_version_insert` AFTER INSERT ON `offers` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `offers_count_version_update` AFTER UPDATE ON `offers` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `offers_count_version_delete` AFTER DELETE ON `offers` BEGIN UPDATE `menu_versions` SET `version` = `version` + 1; END;
