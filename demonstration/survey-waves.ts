import { readBlocks } from '#app/features/disputes/surveys/question-blocks.ts'
import type { SurveyFields } from '#app/features/disputes/surveys/survey-rules.ts'
import { type Day, type Instant, instantOf } from '#app/platform/time.ts'

/** A made-up wave: when it opens, what it says, what was said once it was out, and how its practices answer. */
export type MadeWave = {
  slug: string
  opensAt: Instant
  fields: SurveyFields
  /** Its later versions, with the reason readers see. */
  later: { at: Instant; reason: string; fields: SurveyFields }[]
  answers: { share: number; late: number; replaced: number; waits: number; trust: number }
}

/** The lines of the made-up dispute. */
const LINES = ['deliveries', 'replacement']

const blocks = (urgent: string) => `Key: late
Line: deliveries
Kind: yes or no
Short: A delivery came late
Question: Did a delivery come after the day its order names?
Base: practices
Period: the last four weeks
More is: worse

Key: how-many
Line: deliveries
Kind: number
Short: Deliveries that came late
Question: How many deliveries came late?
Base: practices with a late delivery
Period: the last four weeks
More is: worse
Only if: late = yes

Key: longest-wait
Line: deliveries
Kind: days
Short: Longest wait
Question: By how many days did the latest of them come late?
Base: practices with a late delivery
Period: the last four weeks
More is: worse
Only if: late = yes

Key: urgent
Line: deliveries
Kind: yes or no
Short: An urgent order was not met
Question: ${urgent}
Base: practices
Period: the last four weeks
More is: worse

Key: replaced
Line: replacement
Kind: yes or no
Short: Bought stock elsewhere
Question: Did you buy stock elsewhere because a delivery did not come?
Base: practices
Period: the last four weeks
More is: worse

Key: ran-out
Line: deliveries
Kind: one of
Short: Ran out first
Question: Of which did you run out first?
Base: practices
Period: the last four weeks
Options: Needles and syringes | Prescription paper | Dressings | Nothing ran out

Key: cost
Line: all
Kind: some of
Short: What it cost
Question: What did late or missing supplies cost you?
Base: practices
Period: the last four weeks
Options: Staff time | Cancelled appointments | Money of the practice

Key: orders-met
Line: deliveries
Kind: share
Short: Orders met in full
Question: About what share of your orders was met in full?
Base: practices
Period: the last four weeks
More is: better

Key: patients
Line: all
Kind: number
Short: List size
Question: How many patients are registered with you?
Base: practices
Period: today
Bands: 5000, 10000, 15000
Filled in from: list size

Key: trust
Line: all
Kind: scale
Short: Trust in the service
Question: From 0 to 10, how far can you rely on the service?
Base: practices
Period: today
More is: better`

function questions(urgent: string): SurveyFields['questions'] {
  const read = readBlocks(blocks(urgent), LINES)
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read.questions
}

const survey = (title: string, wave: string, closesOn: Day, urgent: string): SurveyFields => ({
  ...{
    title,
    wave,
    dispute: 'practice-supplies',
    follows: null,
    sample: 'practices' as const,
    closesOn,
    questions: questions(urgent),
  },
  words: 'So that what practices meet can be held against what the contractor reports. Five minutes; it counts without a name.',
  ...{ achieved: '', saidCommittee: '', saidOther: '' },
})

const first = survey('Supplies: first wave', 'September 2024', '2024-09-22', 'Was an urgent order not met within two days?')
const second = {
  ...survey('Supplies: second wave', 'November 2024', '2024-11-10', 'Was an urgent order not met on the next working day?'),
  follows: 'supplies-first-wave',
}
const achieved = 'On 1 November the board proposed to pay half of what practices spent on stock bought elsewhere.'
const said = {
  saidCommittee: 'GPC England, note of 19 November 2024: practices buy elsewhere less often, deliveries are as late as before.',
  saidOther:
    'Brackwater Supplies, answer of 20 November 2024: nine in ten orders arrive on their day since the new warehouse opened.',
}

/** The two waves of the made-up dispute. */
export const MADE_WAVES: readonly MadeWave[] = [
  {
    slug: 'supplies-first-wave',
    opensAt: instantOf('2024-09-09', '10:30'),
    fields: first,
    later: [{ at: instantOf('2024-11-01', '16:00'), reason: 'What came of it is added.', fields: { ...first, achieved } }],
    answers: { share: 0.31, late: 0.66, replaced: 0.47, waits: 9, trust: 4.2 },
  },
  {
    slug: 'supplies-second-wave',
    opensAt: instantOf('2024-10-28', '10:30'),
    fields: second,
    later: [
      { at: instantOf('2024-11-20', '15:00'), reason: 'What both sides say of it is added.', fields: { ...second, ...said } },
      {
        at: instantOf('2024-11-22', '11:00'),
        reason: 'What came of it is added.',
        fields: {
          ...second,
          ...said,
          achieved: 'On 21 November an agreement was ratified: all that practices spent on stock bought elsewhere is paid.',
        },
      },
    ],
    answers: { share: 0.36, late: 0.67, replaced: 0.38, waits: 7, trust: 4.5 },
  },
]
