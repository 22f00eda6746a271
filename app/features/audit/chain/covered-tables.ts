/**
 * The append-only tables: each row is covered by an event with its digest. `audit_events` is not among them: its rows cover each
 * other.
 */
export const COVERED = [
  'adoption_entries',
  'progress_entries',
  'weekly_returns',
  'returns_taken_back',
  'sharing_choices',
  'decisions',
  'step_entries',
  'guidances',
  'round_ends',
  'editions',
  'offers',
  'local_notes',
  'feedback',
  'feedback_answers',
  'lmc_regions',
  'practice_statuses',
  'practice_memberships',
  'practice_organisations',
  'practice_list_sizes',
  'register_imports',
  'register_kind',
  'roll_up_tallies',
  'releases',
  'figures_key',
  'lmc_publicity_choices',
  'letter_texts',
  'letter_versions',
  'letter_wordings',
  'letters',
  'letter_events',
  'register_lines',
  'record_versions',
  'open_letter_acts',
  'service_failures',
  'failure_waits',
  'survey_results',
] as const

export type CoveredTable = (typeof COVERED)[number]
