CREATE TABLE `letter_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`letter_slug` text NOT NULL,
	`title` text NOT NULL,
	`action_slug` text,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`filled` text NOT NULL,
	`text_hash` text NOT NULL,
	`decided_hash` text,
	`follows_id` text,
	`version` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_hash`) REFERENCES `letter_texts`(`hash`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `letter_drafts_by_practice` ON `letter_drafts` (`practice_code`,`year`,`number`);--> statement-breakpoint
CREATE INDEX `letter_drafts_by_followed` ON `letter_drafts` (`follows_id`) WHERE follows_id is not null;--> statement-breakpoint
CREATE TABLE `letter_events` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`practice_code` text NOT NULL,
	`kind` text NOT NULL,
	`what` text,
	`happened_on` text,
	`takes_back_id` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`takes_back_id`) REFERENCES `letter_events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "letter_events_kind" CHECK("letter_events"."kind" in ('reply', 'outcome', 'taken-back')),
	CONSTRAINT "letter_events_what" CHECK(("letter_events"."kind" = 'taken-back') = ("letter_events"."what" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `letter_events_by_letter` ON `letter_events` (`letter_id`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `letter_events_by_practice` ON `letter_events` (`practice_code`);--> statement-breakpoint
CREATE INDEX `letter_events_taking_back` ON `letter_events` (`takes_back_id`) WHERE takes_back_id is not null;--> statement-breakpoint
CREATE TABLE `letter_texts` (
	`hash` text PRIMARY KEY NOT NULL,
	`letter_slug` text NOT NULL,
	`body` text NOT NULL,
	`recorded_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `letter_wordings` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`letter_slug` text NOT NULL,
	`paragraph` text NOT NULL,
	`words` text,
	`words_hash` text,
	`base_hash` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`base_hash`) REFERENCES `letter_texts`(`hash`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "letter_wordings_hash" CHECK(("letter_wordings"."words" is null) = ("letter_wordings"."words_hash" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `letter_wordings_by_practice` ON `letter_wordings` (`practice_code`,`letter_slug`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `letterheads` (
	`practice_code` text PRIMARY KEY NOT NULL,
	`holders` text,
	`email` text,
	`contact` text,
	`dpo` text,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`letter_slug` text NOT NULL,
	`title` text NOT NULL,
	`family` text NOT NULL,
	`action_slug` text,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`recipient` text NOT NULL,
	`subject` text,
	`paper` text,
	`paper_hash` text,
	`text_hash` text NOT NULL,
	`wordings` text NOT NULL,
	`strengths` text NOT NULL,
	`sent_on` text NOT NULL,
	`answer_by` text,
	`ends_on` text,
	`follows_id` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_hash`) REFERENCES `letter_texts`(`hash`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "letters_family" CHECK("letters"."family" in ('system', 'case', 'patients')),
	CONSTRAINT "letters_case" CHECK("letters"."family" <> 'case' or ("letters"."paper" is null and "letters"."subject" is null and "letters"."strengths" = '{}' and "letters"."wordings" = '[]')),
	CONSTRAINT "letters_paper" CHECK(("letters"."paper" is null) = ("letters"."paper_hash" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_by_practice` ON `letters` (`practice_code`,`year`,`number`);--> statement-breakpoint
CREATE INDEX `letters_by_followed` ON `letters` (`follows_id`) WHERE follows_id is not null;
--> statement-breakpoint
CREATE TRIGGER `letter_texts_no_update` BEFORE UPDATE ON `letter_texts` BEGIN SELECT raise(ABORT, 'letter_texts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_texts_no_delete` BEFORE DELETE ON `letter_texts` BEGIN SELECT raise(ABORT, 'letter_texts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_wordings_no_update` BEFORE UPDATE ON `letter_wordings` BEGIN SELECT raise(ABORT, 'letter_wordings is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_wordings_no_delete` BEFORE DELETE ON `letter_wordings` BEGIN SELECT raise(ABORT, 'letter_wordings is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `letters_no_update` BEFORE UPDATE ON `letters` BEGIN SELECT raise(ABORT, 'letters is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `letters_no_delete` BEFORE DELETE ON `letters` BEGIN SELECT raise(ABORT, 'letters is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_events_no_update` BEFORE UPDATE ON `letter_events` BEGIN SELECT raise(ABORT, 'letter_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_events_no_delete` BEFORE DELETE ON `letter_events` BEGIN SELECT raise(ABORT, 'letter_events is append-only'); END;