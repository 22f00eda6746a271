/** The kinds of record in the words of the desk. */
export const KIND_WORDS: Record<string, { plural: string; one: string; lead: string; next?: string; page?: string }> = {
  guidance: {
    plural: 'Guidance of actions',
    one: 'guidance',
    lead: 'Steps, traps, contract position, patient safety, and what is known of the effect. A new action begins at the menu’s desk.',
  },
  ballot: {
    plural: 'Ballots',
    one: 'ballot',
    lead: 'From the announcement, with or without days, to the result. Each step is a version of the same ballot.',
  },
  round: {
    plural: 'Rounds',
    one: 'round',
    lead: 'A round begins, is paused and ends from a day. Its menu is made at the menu’s desk.',
  },
  event: {
    plural: 'Events',
    one: 'event',
    lead: 'Roadshows, conferences, documents, meetings, statements and votes of bodies: on the public timeline and on every course.',
  },
  goal: {
    plural: 'Goals',
    one: 'goal',
    lead: 'A share to be reached by a day, of reporters that take an action or of practices that report. Releases alone judge it.',
  },
  survey: {
    plural: 'Surveys',
    one: 'survey',
    lead: 'A wave of questions in a dispute, asked of every practice in Concert from its publication to its last day. Once somebody has answered, the questions stay; a change needs a new wave.',
    next: 'Ask a next wave',
  },
  'open-letter': {
    plural: 'Open letters',
    one: 'open letter',
    lead: 'A text that LMCs sign at their desks, each in its own name. Who signed, and since when, is public.',
  },
  dispute: {
    plural: 'Disputes',
    one: 'dispute',
    lead: 'Demands, events, what each side says and the rest of a dispute are entered on its own page.',
    page: '/committee/disputes',
  },
  'dispute-part': { plural: 'Parts of disputes', one: 'part of a dispute', lead: '' },
}
