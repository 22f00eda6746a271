ALTER TABLE `lmc_questions` ADD `entry_id` text;
