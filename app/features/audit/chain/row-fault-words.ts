import { moment } from '#app/platform/dates-in-words.ts'
import type { CoveredTable } from './covered-tables.ts'
import type { RowFault } from './verify-rows.server.ts'

/** The words for a row of each append-only table, singular and plural. */
const ROW_WORDS: Record<CoveredTable, readonly [one: string, several: string]> = {
  adoption_entries: ['an entry', 'entries'],
  progress_entries: ['a statement of what is new', 'statements of what is new'],
  weekly_returns: ['a weekly return', 'weekly returns'],
  step_entries: ['a word on a step', 'words on steps'],
  decisions: ['decision', 'decisions'],
  returns_taken_back: ['a return taken back', 'returns taken back'],
  sharing_choices: ['a sharing choice', 'sharing choices'],
  guidances: ['a version of an action’s words', 'versions of actions’ words'],
  round_ends: ['the end of a round', 'ends of rounds'],
  editions: ['an edition of the menu', 'editions of the menu'],
  offers: ['a line of an edition', 'lines of editions'],
  local_notes: ['a note of an LMC', 'notes of LMCs'],
  feedback: ['a piece of feedback', 'pieces of feedback'],
  feedback_answers: ['an answer to feedback', 'answers to feedback'],
  lmc_regions: ['the region of an LMC', 'regions of LMCs'],
  practice_statuses: ['an opening or closing', 'openings and closings'],
  practice_memberships: ['a membership of an LMC', 'memberships of LMCs'],
  practice_organisations: ['an NHS placement', 'NHS placements'],
  practice_list_sizes: ['a list size', 'list sizes'],
  register_imports: ['a note of an import', 'notes of imports'],
  register_kind: ['the mark of the register', 'marks of the register'],
  roll_up_tallies: ['a stored tally', 'stored tallies'],
  releases: ['a release of figures', 'releases of figures'],
  figures_key: ['the note of the key of figures', 'notes of the key of figures'],
  lmc_publicity_choices: ['an LMC’s choice to be shown', 'choices of LMCs to be shown'],
  letter_texts: ['the text of a letter', 'texts of letters'],
  letter_versions: ['a version of a letter', 'versions of letters'],
  letter_wordings: ['a practice’s own words for a letter', 'practices’ own words for letters'],
  letters: ['a letter', 'letters'],
  letter_events: ['what came of a letter', 'what came of letters'],
  register_lines: ['a line of a practice’s register', 'lines of practices’ registers'],
  service_failures: ['a failure of a service', 'failures of services'],
  claim_entries: ['an entry of a claim', 'entries of claims'],
  failure_waits: ['a week still waited', 'weeks still waited'],
  record_versions: ['a version of a ballot, an event or another record', 'versions of ballots, events and other records'],
  open_letter_acts: ['what an LMC did about an open letter', 'what LMCs did about open letters'],
  provider_figures: ['the figure of a file on a local provider', 'figures of files on local providers'],
  survey_results: ['results of a survey', 'results of surveys'],
  logged_totals: ['totals of what practices logged', 'totals of what practices logged'],
}

/** A fault as a sentence for the operator. It names no practice except by the subject of an event. */
export function rowFaultInWords(fault: RowFault): string {
  switch (fault.kind) {
    case 'changed-or-removed':
      return `Event ${fault.event} (${fault.subject}, ${moment(fault.at)}) wrote ${ROW_WORDS[fault.table][0]} that is not there any more as it was written.`
    case 'not-written':
      return `${fault.table} holds ${counted(fault.rows, fault.table)} that no event wrote as they stand, such as ${named(fault.text)}.`
    case 'batch':
      return fault.written === fault.found
        ? `${fault.table}: the ${fault.found} rows that came in batches, or those of them that a purge took, are not what was written.`
        : `${fault.table}: of the rows that came in batches ${fault.written} should stand, and ${fault.found} do.`
    case 'lost-before-purge':
      return `The purge of event ${fault.event}, ${moment(fault.at)}, should have found ${fault.rows} more rows than were there.`
  }
}

const counted = (rows: number, table: CoveredTable) => `${rows} ${rows === 1 ? 'row' : 'rows'} (${ROW_WORDS[table][1]})`

/** Names a row by the first columns of its text that hold no words of people. */
const named = (text: string): string =>
  text
    .split('\n')
    .filter((line) =>
      /^(id|hash|slug|practice_code|action_slug|lmc_slug|edition_slug|week|week_end|position|holds_from|recorded_at)=/.test(line),
    )
    .slice(0, 4)
    .join(', ')
