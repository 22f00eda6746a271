import type { Section } from '#app/features/disputes/file/dispute-form.ts'
import {
  COMPARABLE,
  EVENT_KINDS,
  LINE_STATES,
  ROUTE_STATES,
  RUNGS,
  SCHEME_STATES,
} from '#app/features/disputes/file/dispute-words.ts'

import { type Choices, type FieldShape, LOGGED_FIELD, type SectionWords } from './part-words.ts'

export const WHEN_HINT =
  'As exact as it is known: 7 November 2017, November 2017, about 2017, by 30 June 2017, May 2016 to June 2016.'
const when: FieldShape = { hint: WHEN_HINT }
const words: FieldShape = { long: true, hint: 'Plain words of your own, whole sentences.' }
const linesField: FieldShape = { hint: 'Their names, one a line, or: all.', long: true }
const CITED = 'End it with its source by number, such as [1]. Where one source alone is named below, it is taken.'
/** Rows, whose fields `lists.ts` has. */
const rows: FieldShape = { rows: true, optional: true }
const doubts = {
  conflict: { optional: true, long: true, hint: 'Both values stay: one above, the other here.' },
  derived: { choices: { '': 'A source gives it', yes: 'Worked out here' } },
} satisfies SectionWords['fields']
const sources: FieldShape = {
  rows: true,
  hint: 'Each with its https address. Where that is not known, write: not known. Open each address before you publish: it is not opened from here. The number of a source is how rows and texts name it.',
}
const rest = { ...doubts, sources }

export const SOURCES_HINT = sources.hint!

/** The sections of a dispute: what the desk calls them, and the fields of each in their order. */
export const SECTIONS: Readonly<Record<Section, SectionWords>> = {
  demand: {
    one: 'demand',
    many: 'Demands',
    fields: {
      number: {},
      title: { label: 'What is asked, in one line' },
      lines: linesField,
      words: { ...words, optional: true, label: 'In the words of the letter or motion' },
      when: { label: 'Asked on', hint: WHEN_HINT },
      who: { label: 'Asked by whom, and how', hint: `Such as: Letter of GPC England to NHS England. ${CITED}` },
      deadlines: rows,
      again: rows,
      answers: rows,
      proposals: rows,
      outcomes: rows,
      sources,
    },
  },
  event: { one: 'event', many: 'Events', fields: { kind: { choices: kindsOf(EVENT_KINDS) }, when, words, ...rest } },
  position: {
    one: 'statement of a side',
    many: 'Positions',
    fields: {
      side: { choices: { committee: 'The committee’s', body: 'The other side’s' } },
      when,
      who: { hint: 'A person is named in a public role alone.' },
      words,
      ...rest,
    },
  },
  phase: {
    one: 'phase',
    many: 'Phases',
    fields: { title: {}, when: { label: 'From', hint: WHEN_HINT }, words, mayJoin: {}, ...rest },
  },
  stop: {
    one: 'stop condition',
    many: 'Stop conditions',
    fields: {
      phase: { choices: 'phases' },
      when: { label: 'Set on', hint: WHEN_HINT },
      words: { long: true, label: 'What must be so', hint: `A whole sentence. ${CITED}` },
      byWhen: { optional: true },
      outcomes: { ...rows, label: 'Met or not' },
      sources,
    },
  },
  line: {
    one: 'state of a line',
    many: 'States of service lines',
    fields: {
      line: { choices: 'lines' },
      when: { label: 'From', hint: WHEN_HINT },
      state: { choices: LINE_STATES },
      words,
      ...rest,
    },
  },
  route: {
    one: 'step on a route',
    many: 'Routes of escalation',
    fields: { lines: linesField, rung: { choices: RUNGS }, when, state: { choices: ROUTE_STATES }, words, ...rest },
  },
  scheme: {
    one: 'status of a compensation scheme',
    many: 'Compensation',
    fields: {
      title: {
        label: 'Scheme',
        hint: 'Of a scheme that stands in the file already, the same title; the next four may stay empty.',
      },
      payer: { optional: true },
      claimants: { optional: true },
      covers: { optional: true },
      rule: { optional: true, long: true },
      ruleFrom: { optional: true, hint: 'Where it came later than the scheme.' },
      when: { label: 'Status as of', hint: WHEN_HINT },
      state: { choices: SCHEME_STATES },
      words,
      ...rest,
    },
  },
  legal: {
    one: 'step of legal support',
    many: 'Legal support',
    fields: { when, state: { choices: SCHEME_STATES }, words, ...rest },
  },
  logged: {
    one: 'decision on totals of what practices logged',
    many: 'Totals of what practices logged',
    fields: { when: { label: 'From', hint: WHEN_HINT }, state: LOGGED_FIELD, words: { ...words, label: 'Why' }, ...rest },
  },
  wave: {
    one: 'survey published elsewhere',
    many: 'Surveys published elsewhere',
    fields: {
      title: { label: 'Name', hint: 'Such as: BMA, December 2017.' },
      who: { label: 'Who asked' },
      when: { label: 'Asked in', hint: WHEN_HINT },
      published: { optional: true },
      samples: rows,
      words: { ...words, optional: true },
      conflict: doubts.conflict,
      sources,
    },
  },
  question: {
    one: 'result of a survey',
    many: 'Results of surveys',
    fields: {
      line: { choices: 'lines' },
      reported: {},
      exact: { optional: true, long: true, hint: 'Empty where no source gives it.' },
      results: {
        rows: true,
        hint: 'One for each survey: the share, n of N, and of what. What is not known: not known.',
      },
      comparable: { choices: COMPARABLE },
      why: { long: true },
      sources,
    },
  },
  claim: {
    one: 'claim of improvement',
    many: 'What is said of change',
    fields: { when, who: {}, words, beside: { long: true }, ...rest },
  },
  motion: {
    one: 'motion',
    many: 'Motions',
    fields: {
      title: { label: 'Conference' },
      when,
      who: { label: 'Proposed by', optional: true },
      parts: { rows: true },
      ...rest,
    },
  },
  document: { one: 'document', many: 'Documents', fields: { title: {}, when, words, ...rest } },
  finding: {
    one: 'finding',
    many: 'Findings',
    fields: { when, who: { label: 'Who found it' }, words, answer: { optional: true, long: true }, ...rest },
  },
  fact: { one: 'fact', many: 'Facts around it', fields: { title: { label: 'About' }, when, words, ...rest } },
}
export const SECTION_NAMES = Object.keys(SECTIONS) as Section[]

/** Kinds of events share lines of the picture: a choice says both. */
function kindsOf(kinds: Choices): Choices {
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, lane]) => [kind, `${lane}: ${kind === 'foi' ? 'information request' : kind}`]),
  )
}
