-- Facts are added, never changed: a correction is a new row (decision 0003).
CREATE TRIGGER `lmc_regions_no_update` BEFORE UPDATE ON `lmc_regions` BEGIN SELECT raise(ABORT, 'lmc_regions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `lmc_regions_no_delete` BEFORE DELETE ON `lmc_regions` BEGIN SELECT raise(ABORT, 'lmc_regions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_statuses_no_update` BEFORE UPDATE ON `practice_statuses` BEGIN SELECT raise(ABORT, 'practice_statuses is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_statuses_no_delete` BEFORE DELETE ON `practice_statuses` BEGIN SELECT raise(ABORT, 'practice_statuses is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_memberships_no_update` BEFORE UPDATE ON `practice_memberships` BEGIN SELECT raise(ABORT, 'practice_memberships is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_memberships_no_delete` BEFORE DELETE ON `practice_memberships` BEGIN SELECT raise(ABORT, 'practice_memberships is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_organisations_no_update` BEFORE UPDATE ON `practice_organisations` BEGIN SELECT raise(ABORT, 'practice_organisations is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_organisations_no_delete` BEFORE DELETE ON `practice_organisations` BEGIN SELECT raise(ABORT, 'practice_organisations is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_list_sizes_no_update` BEFORE UPDATE ON `practice_list_sizes` BEGIN SELECT raise(ABORT, 'practice_list_sizes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_list_sizes_no_delete` BEFORE DELETE ON `practice_list_sizes` BEGIN SELECT raise(ABORT, 'practice_list_sizes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `register_imports_no_update` BEFORE UPDATE ON `register_imports` BEGIN SELECT raise(ABORT, 'register_imports is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `register_imports_no_delete` BEFORE DELETE ON `register_imports` BEGIN SELECT raise(ABORT, 'register_imports is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `register_kind_no_update` BEFORE UPDATE ON `register_kind` BEGIN SELECT raise(ABORT, 'register_kind is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `register_kind_no_delete` BEFORE DELETE ON `register_kind` BEGIN SELECT raise(ABORT, 'register_kind is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_no_update` BEFORE UPDATE ON `audit_events` BEGIN SELECT raise(ABORT, 'audit_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_no_delete` BEFORE DELETE ON `audit_events` BEGIN SELECT raise(ABORT, 'audit_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `guidances_no_update` BEFORE UPDATE ON `guidances` BEGIN SELECT raise(ABORT, 'guidances is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `guidances_no_delete` BEFORE DELETE ON `guidances` BEGIN SELECT raise(ABORT, 'guidances is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `editions_no_update` BEFORE UPDATE ON `editions` BEGIN SELECT raise(ABORT, 'editions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `editions_no_delete` BEFORE DELETE ON `editions` BEGIN SELECT raise(ABORT, 'editions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `offers_no_update` BEFORE UPDATE ON `offers` BEGIN SELECT raise(ABORT, 'offers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `offers_no_delete` BEFORE DELETE ON `offers` BEGIN SELECT raise(ABORT, 'offers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `adoption_entries_no_update` BEFORE UPDATE ON `adoption_entries` BEGIN SELECT raise(ABORT, 'adoption_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `adoption_entries_no_delete` BEFORE DELETE ON `adoption_entries` BEGIN SELECT raise(ABORT, 'adoption_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `weekly_returns_no_update` BEFORE UPDATE ON `weekly_returns` BEGIN SELECT raise(ABORT, 'weekly_returns is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `weekly_returns_no_delete` BEFORE DELETE ON `weekly_returns` BEGIN SELECT raise(ABORT, 'weekly_returns is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sharing_choices_no_update` BEFORE UPDATE ON `sharing_choices` BEGIN SELECT raise(ABORT, 'sharing_choices is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sharing_choices_no_delete` BEFORE DELETE ON `sharing_choices` BEGIN SELECT raise(ABORT, 'sharing_choices is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `roll_up_tallies_no_update` BEFORE UPDATE ON `roll_up_tallies` BEGIN SELECT raise(ABORT, 'roll_up_tallies is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `roll_up_tallies_no_delete` BEFORE DELETE ON `roll_up_tallies` BEGIN SELECT raise(ABORT, 'roll_up_tallies is append-only'); END;
