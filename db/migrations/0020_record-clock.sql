CREATE TABLE `record_clock` (
	`only` integer PRIMARY KEY NOT NULL,
	`last_recorded_at` integer NOT NULL,
	`rows_covered` integer NOT NULL
) STRICT;
--> statement-breakpoint
-- The clock of the record starts behind everything that stands in it. What the machine's time rules (sessions, limits) does not count.
INSERT INTO `record_clock` SELECT 1, max(
  coalesce((SELECT max(`recorded_at`) FROM `adoption_entries`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `progress_entries`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `weekly_returns`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `sharing_choices`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `guidances`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `editions`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `local_notes`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `feedback`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `feedback_answers`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `lmc_regions`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `practice_statuses`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `practice_memberships`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `practice_organisations`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `practice_list_sizes`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `register_imports`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `register_kind`), 0),
  coalesce((SELECT max(`recorded_at`) FROM `roll_up_tallies`), 0),
  coalesce((SELECT max(`started_at`) FROM `person_standings`), 0),
  coalesce((SELECT max(`ended_at`) FROM `person_standings`), 0),
  coalesce((SELECT max(`at`) FROM `audit_events` WHERE `action` NOT GLOB 'session.*' AND `action` NOT GLOB 'password.*'
    AND `action` NOT GLOB 'factor.*' AND `action` NOT GLOB 'recovery-code*'), 0)
), NOT EXISTS (SELECT 1 FROM `audit_events`) AND NOT EXISTS (SELECT 1 FROM `practice_statuses`) AND NOT EXISTS (SELECT 1 FROM `editions`);
