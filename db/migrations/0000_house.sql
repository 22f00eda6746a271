CREATE TABLE `adoption_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`action_slug` text NOT NULL,
	`state` text,
	`extent` text,
	`effective_on` text NOT NULL,
	`planned_for` text,
	`answers` text,
	`obstacle` text,
	`note` text,
	`corrects_id` text,
	`void` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`edition_slug` text,
	`guidance_hash` text,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrects_id`) REFERENCES `adoption_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edition_slug`) REFERENCES `editions`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adoption_entries_void" CHECK(("adoption_entries"."void" = 1) = ("adoption_entries"."state" is null)),
	CONSTRAINT "adoption_entries_void_corrects" CHECK("adoption_entries"."void" = 0 or "adoption_entries"."corrects_id" is not null),
	CONSTRAINT "adoption_entries_state" CHECK("adoption_entries"."state" is null or "adoption_entries"."state" in ('considering', 'planned', 'taking', 'stopped', 'not-planning', 'not-applicable')),
	CONSTRAINT "adoption_entries_extent" CHECK(("adoption_entries"."extent" is not null) = (coalesce("adoption_entries"."state", '') = 'taking')),
	CONSTRAINT "adoption_entries_planned_for" CHECK("adoption_entries"."planned_for" is null or "adoption_entries"."state" = 'planned')
) STRICT;
--> statement-breakpoint
CREATE INDEX `adoption_entries_timeline` ON `adoption_entries` (`practice_code`,`action_slug`,`effective_on`,`recorded_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `adoption_entries_one_correction` ON `adoption_entries` (`corrects_id`) WHERE corrects_id is not null;--> statement-breakpoint
CREATE TABLE `adoption_standings` (
	`practice_code` text NOT NULL,
	`action_slug` text NOT NULL,
	`entry_id` text NOT NULL,
	`state` text NOT NULL,
	`extent` text,
	`effective_on` text NOT NULL,
	`planned_for` text,
	PRIMARY KEY(`practice_code`, `action_slug`),
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `adoption_entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `sharing_choices` (
	`id` integer PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`shares_by_name` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sharing_choices_by_practice` ON `sharing_choices` (`practice_code`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `weekly_returns` (
	`practice_code` text NOT NULL,
	`week` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	PRIMARY KEY(`practice_code`, `week`),
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `weekly_returns_by_time` ON `weekly_returns` (`recorded_at`,`practice_code`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `ballots` (
	`slug` text PRIMARY KEY NOT NULL,
	`round_slug` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`question` text NOT NULL,
	`sought_answer` text NOT NULL,
	`electorate` text NOT NULL,
	`opened_on` text NOT NULL,
	`opened_precision` text NOT NULL,
	`closed_on` text NOT NULL,
	`declared_on` text,
	`eligible` integer,
	`issued` integer,
	`cast` integer,
	`turnout_per_mille` integer,
	`cast_note` text,
	`yes` integer,
	`no` integer,
	`spoiled` integer,
	`sought_per_mille` integer,
	`summary` text NOT NULL,
	`sources` text NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`round_slug`) REFERENCES `rounds`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `actions` (
	`slug` text PRIMARY KEY NOT NULL,
	`round_slug` text NOT NULL,
	`title` text NOT NULL,
	`short_title` text NOT NULL,
	`scope` text NOT NULL,
	`guidance_hash` text NOT NULL,
	FOREIGN KEY (`round_slug`) REFERENCES `rounds`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `editions` (
	`slug` text PRIMARY KEY NOT NULL,
	`round_slug` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`published_at` integer NOT NULL,
	`precision` text NOT NULL,
	`published_by` text NOT NULL,
	`sources` text NOT NULL,
	`content_hash` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`round_slug`) REFERENCES `rounds`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `editions_by_number` ON `editions` (`round_slug`,`number`);--> statement-breakpoint
CREATE INDEX `editions_by_time` ON `editions` (`round_slug`,`published_at`);--> statement-breakpoint
CREATE TABLE `guidances` (
	`hash` text PRIMARY KEY NOT NULL,
	`action_slug` text NOT NULL,
	`body` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `offers` (
	`edition_slug` text NOT NULL,
	`action_slug` text NOT NULL,
	`position` integer NOT NULL,
	`standing` text NOT NULL,
	`wording` text NOT NULL,
	`reason` text,
	`decided_by` text,
	`superseded_by` text,
	`offered_from` text,
	`offered_until` text,
	PRIMARY KEY(`edition_slug`, `action_slug`),
	FOREIGN KEY (`edition_slug`) REFERENCES `editions`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_slug`) REFERENCES `actions`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offers_standing" CHECK("offers"."standing" in ('offered', 'paused', 'withdrawn', 'superseded', 'contractual')),
	CONSTRAINT "offers_reason" CHECK("offers"."standing" = 'offered' or "offers"."reason" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `offers_by_position` ON `offers` (`edition_slug`,`position`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`slug` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`began_on` text NOT NULL,
	`ended_on` text,
	`summary` text NOT NULL,
	`body` text NOT NULL,
	`content_hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `person_standings` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`practice_code` text,
	`lmc_slug` text,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_standings_role" CHECK("person_standings"."role" in ('practice-partner', 'practice-manager', 'lmc-officer', 'committee-member', 'committee-editor')),
	CONSTRAINT "person_standings_practice" CHECK(("person_standings"."role" in ('practice-partner', 'practice-manager')) = ("person_standings"."practice_code" is not null)),
	CONSTRAINT "person_standings_lmc" CHECK(("person_standings"."role" = 'lmc-officer') = ("person_standings"."lmc_slug" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_standings_by_person` ON `person_standings` (`person_id`);--> statement-breakpoint
CREATE INDEX `person_standings_by_practice` ON `person_standings` (`practice_code`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `persons_email_unique` ON `persons` (`email`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_by_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `icbs` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`ons_code` text,
	`region_code` text NOT NULL,
	FOREIGN KEY (`region_code`) REFERENCES `regions`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `lmc_offices` (
	`slug` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `lmc_regions` (
	`id` integer PRIMARY KEY NOT NULL,
	`lmc_slug` text NOT NULL,
	`region_code` text NOT NULL,
	`holds_from` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`region_code`) REFERENCES `regions`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `lmc_regions_by_lmc` ON `lmc_regions` (`lmc_slug`,`holds_from`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `lmcs` (
	`slug` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`office_slug` text,
	`website` text,
	`area` text,
	`evidence` text,
	`source_url` text,
	`note` text,
	`hex_q` integer,
	`hex_r` integer,
	FOREIGN KEY (`office_slug`) REFERENCES `lmc_offices`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `pcns` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `practice_list_sizes` (
	`id` integer PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`patients` integer NOT NULL,
	`holds_from` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "practice_list_sizes_patients" CHECK("practice_list_sizes"."patients" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_list_sizes_by_practice` ON `practice_list_sizes` (`practice_code`,`holds_from`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `practice_memberships` (
	`id` integer PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`lmc_slug` text,
	`holds_from` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lmc_slug`) REFERENCES `lmcs`(`slug`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_memberships_by_practice` ON `practice_memberships` (`practice_code`,`holds_from`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `practice_organisations` (
	`id` integer PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`sub_icb_code` text NOT NULL,
	`pcn_code` text,
	`clinical_system` text NOT NULL,
	`holds_from` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sub_icb_code`) REFERENCES `sub_icb_locations`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pcn_code`) REFERENCES `pcns`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_organisations_by_practice` ON `practice_organisations` (`practice_code`,`holds_from`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `practice_statuses` (
	`id` integer PRIMARY KEY NOT NULL,
	`practice_code` text NOT NULL,
	`status` text NOT NULL,
	`holds_from` text NOT NULL,
	`successor_code` text,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`practice_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_code`) REFERENCES `practices`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "practice_statuses_status" CHECK("practice_statuses"."status" in ('open', 'closed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_statuses_by_practice` ON `practice_statuses` (`practice_code`,`holds_from`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `practices` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address_line_1` text,
	`address_line_2` text,
	`address_line_3` text,
	`town` text,
	`county` text,
	`postcode` text,
	`telephone` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `regions` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`ons_code` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `register_imports` (
	`id` integer PRIMARY KEY NOT NULL,
	`files` text NOT NULL,
	`counts` text NOT NULL,
	`recorded_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `register_kind` (
	`only` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`recorded_at` integer NOT NULL,
	CONSTRAINT "register_kind_one_row" CHECK("register_kind"."only" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `sub_icb_locations` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`ons_code` text,
	`icb_code` text NOT NULL,
	FOREIGN KEY (`icb_code`) REFERENCES `icbs`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `roll_up_tallies` (
	`week_end` text NOT NULL,
	`known_at` integer NOT NULL,
	`round_slug` text NOT NULL,
	`method` text NOT NULL,
	`tally` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`week_end`, `known_at`, `round_slug`)
) STRICT;
