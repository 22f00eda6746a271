import type { Section } from '#app/features/disputes/file/dispute-form.ts'
import {
  CARRIED,
  COMPARABLE,
  EVENT_KINDS,
  LINE_STATES,
  OUTCOMES,
  PROPOSAL_STEPS,
  ROUTE_STATES,
  RUNGS,
  SCHEME_STATES,
  STOPS,
} from '#app/features/disputes/file/dispute-words.ts'

import type { Choices, FieldShape, SectionWords } from './part-words.ts'

export const WHEN_HINT =
  'As exact as it is known: 7 November 2017, November 2017, about 2017, by 30 June 2017, May 2016 to June 2016.'
const when: FieldShape = { hint: WHEN_HINT }
const words: FieldShape = { long: true, hint: 'Plain words of your own, whole sentences.' }
const linesField: FieldShape = { hint: 'Their names, one a line, or: all.', long: true }
const CITED = 'End each line with its source, such as [1]. Where one source alone is named below, it is taken.'
const listed = (of: string, optional = true): FieldShape => ({
  long: true,
  hint: `One a line: ${of}. ${CITED}`,
  ...(optional && { optional: true }),
})
const each = (states: Choices) => Object.values(states).join(', ').toLowerCase()
const doubts = {
  conflict: { optional: true, long: true, hint: 'Both values stay: one above, the other here.' },
  derived: { choices: { '': 'A source gives it', yes: 'Worked out here' } },
} satisfies SectionWords['fields']
const sources: FieldShape = {
  long: true,
  hint: 'One a line: title | https address | date. Where the address is not known, write: not known. Open each address before you publish: it is not opened from here. The first line is [1].',
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
      deadlines: listed('set on | due | why, where it was moved'),
      again: listed('when | how'),
      answers: listed('when | who answers | the answer'),
      proposals: listed(`when | ${each(PROPOSAL_STEPS)} | who | what, or by which vote`),
      outcomes: listed(`when | ${each(OUTCOMES)} | in words`),
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
      words: { long: true, label: 'What must be so', hint: `A whole sentence. ${CITED.replace('each line', 'it')}` },
      byWhen: { optional: true },
      outcomes: { ...listed(`when | ${each(STOPS)} | by what evidence`), label: 'Met or not' },
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
  wave: {
    one: 'survey published elsewhere',
    many: 'Surveys published elsewhere',
    fields: {
      title: { label: 'Name', hint: 'Such as: BMA, December 2017.' },
      who: { label: 'Who asked' },
      when: { label: 'Asked in', hint: WHEN_HINT },
      published: { optional: true },
      samples: { optional: true, long: true, hint: 'One a line: 748 practices.' },
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
        ...listed('survey | share in per cent | n of N | base | period | more', false),
        hint: `One a line: survey | 39% | 109 of 281 | of what (practices, requests) | period | more, if need be. What is not known: not known. ${CITED}`,
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
      parts: { long: true, hint: `One a line: words | ${each(CARRIED)}.` },
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
