ALTER TABLE `letter_drafts` ADD `line_id` text;--> statement-breakpoint
CREATE INDEX `letter_drafts_by_line` ON `letter_drafts` (`practice_code`,`line_id`) WHERE line_id is not null;--> statement-breakpoint
ALTER TABLE `letters` ADD `line_id` text;--> statement-breakpoint
CREATE INDEX `letters_by_line` ON `letters` (`practice_code`,`line_id`) WHERE line_id is not null;