import type { CallTopic } from '#app/features/practice-desk/own-record/call-topic-words.ts'
import { addDays, type Day, type Instant, instantOf } from '#app/platform/time.ts'
import type { MadeEngland } from './england-rules.ts'
import { demonstrationSetting } from './sign-in-list.ts'

/** A made-up wish for a call; `done`: when the officer called, with a word to the practice. `by`, `officer`: person ids. */
export type MadeCall = {
  practiceCode: string
  at: Instant
  by: string
  topic: CallTopic
  words: string | null
  done?: { at: Instant; officer: string; answer: string }
}

/** The `nth` of the open practices of the LMC that nobody signs in to; the lively one where `nth` is null. No patient and no person is named. */
const CALLS: readonly {
  nth: number | null
  topic: CallTopic
  words: string | null
  daysAgo: number
  time: string
  answer?: string
}[] = [
  {
    nth: null,
    topic: 'action',
    words: 'Two of us want to begin with the cap, one does not.',
    daysAgo: 37,
    time: '13:05',
    answer: 'Spoke with the partners: begin with two sessions a week, and look again in a month.',
  },
  {
    nth: 3,
    topic: 'contract',
    words: 'Our notice on phlebotomy runs out before Christmas.',
    daysAgo: 9,
    time: '09:40',
    answer: 'Called the manager. The template letter is on its way.',
  },
  {
    nth: 11,
    topic: 'commissioner',
    words: 'The ICB asks in writing what we intend to do. Mornings are best.',
    daysAgo: 3,
    time: '12:20',
  },
  { nth: 24, topic: 'deciding', words: null, daysAgo: 1, time: '17:45' },
]

/** The calls that practices of the demonstration's LMC asked for before `today`. */
export function callsOf(england: Pick<MadeEngland, 'practices'>, today: Day): MadeCall[] {
  const { lmcSlug, lively, untouched } = demonstrationSetting
  const own: string[] = [lively.code, untouched.code]
  const others = england.practices.filter((one) => one.lmcSlug === lmcSlug && one.closedOn === null && !own.includes(one.code))
  return CALLS.flatMap(({ nth, topic, words, daysAgo, time, answer }) => {
    const day = addDays(today, -daysAgo)
    const practiceCode = nth === null ? lively.code : others[nth]?.code
    if (!practiceCode) return []
    const done = answer ? { at: instantOf(addDays(day, 1), '11:30'), officer: `officer-of-${lmcSlug}`, answer } : undefined
    return { practiceCode, at: instantOf(day, time), by: `manager-of-${practiceCode}`, topic, words, ...(done && { done }) }
  })
}
