ALTER TABLE `record_drafts` ADD `begun_from` integer;
--> statement-breakpoint
UPDATE `record_drafts` SET `begun_from` = (SELECT max(v.`version`) FROM `record_versions` v WHERE v.`kind` = `record_drafts`.`kind` AND v.`slug` = `record_drafts`.`subject` AND v.`recorded_at` <= `record_drafts`.`started_at`);
