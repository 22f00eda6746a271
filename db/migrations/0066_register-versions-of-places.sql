CREATE TRIGGER `regions_count_register_version_insert` AFTER INSERT ON `regions` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `regions_count_register_version_update` AFTER UPDATE ON `regions` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `regions_count_register_version_delete` AFTER DELETE ON `regions` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `icbs_count_register_version_insert` AFTER INSERT ON `icbs` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `icbs_count_register_version_update` AFTER UPDATE ON `icbs` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `icbs_count_register_version_delete` AFTER DELETE ON `icbs` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `sub_icb_locations_count_register_version_insert` AFTER INSERT ON `sub_icb_locations` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `sub_icb_locations_count_register_version_update` AFTER UPDATE ON `sub_icb_locations` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `sub_icb_locations_count_register_version_delete` AFTER DELETE ON `sub_icb_locations` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `lmcs_count_register_version_insert` AFTER INSERT ON `lmcs` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `lmcs_count_register_version_update` AFTER UPDATE ON `lmcs` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `lmcs_count_register_version_delete` AFTER DELETE ON `lmcs` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `lmc_regions_count_register_version_insert` AFTER INSERT ON `lmc_regions` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `practice_list_sizes_count_register_version_insert` AFTER INSERT ON `practice_list_sizes` BEGIN UPDATE `register_versions` SET `version` = `version` + 1; END;
