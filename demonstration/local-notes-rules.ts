import type { LocalNoteWords } from '#app/features/menu/local-notes/local-note-rules.ts'
import { addDays, type Day, daysBetween, type Instant, startOfDay } from '#app/platform/time.ts'
import { chanceOf } from './chance-rules.ts'
import { demonstrationSetting } from './sign-in-list.ts'

/** A note of a made-up officer on an action in the area of an LMC. `by`: a person id. */
export type MadeNote = LocalNoteWords & { lmcSlug: string; actionSlug: string; at: Instant; by: string }

type Words = Omit<LocalNoteWords, 'reason'> & { actionSlug: string; reason?: string; from: Day; until: Day; lasts?: number }

const IN_2024 = { from: '2024-07-08', until: '2024-10-18' }
/** What officers write; `lasts`: at the home LMC, its last day is so many days after the demonstration's. No practice, no commissioner and no person is named. */
const NOTES: readonly Words[] = [
  {
    ...IN_2024,
    actionSlug: 'medicines-software',
    flag: 'do-not',
    reason: 'The local prescribing scheme pays only while the software is on.',
    advice: 'Ask us before you switch it off: the scheme is under review this autumn.',
    effort: 'small',
    impact: 'medium',
  },
  {
    ...IN_2024,
    actionSlug: 'serve-notice',
    flag: 'conditions',
    reason: 'Some local schemes ask for six months’ notice, others for three.',
    advice: 'Send us the list of services first. Practices that give notice together are stronger.',
    effort: 'large',
    impact: 'large',
  },
  {
    ...IN_2024,
    actionSlug: 'cap-contacts',
    flag: 'none',
    advice: 'The walk-in centre knows. Tell us the day you begin, so that we can tell it how many to expect.',
    lasts: 8,
    effort: 'large',
    impact: 'large',
  },
  {
    ...IN_2024,
    actionSlug: 'gp-connect-update-record',
    flag: 'none',
    advice: 'Agree with your pharmacies which mailbox their summaries come to, and who reads it each day.',
    effort: 'small',
    impact: 'medium',
  },
  {
    ...IN_2024,
    actionSlug: 'own-referrals',
    flag: 'conditions',
    reason: 'A few local forms hold facts that the clinic needs.',
    advice: 'Our list of forms in red, amber and green says which. Two-week-wait forms stay.',
    effort: 'medium',
    impact: 'medium',
  },
  {
    ...IN_2024,
    actionSlug: 'advice-and-guidance',
    flag: 'none',
    advice: 'Two specialties answer within a day. For the others, refer.',
    effort: 'small',
    impact: 'small',
  },
  {
    from: '2026-05-11',
    until: '2026-06-26',
    actionSlug: 'data-sharing-review',
    flag: 'none',
    advice: 'Our version of the letter names nobody outside the ICB. Send us a copy of the reply.',
    effort: 'medium',
    impact: 'large',
  },
]
const SHARE_OF_LMCS = 0.35

/** The notes of all LMCs that were written before `today`, the earliest first. The LMC of the sign-ins has the first three. */
export function localNotesOf(seed: number, lmcSlugs: readonly string[], today: Day): MadeNote[] {
  const notes = lmcSlugs.flatMap((lmcSlug) => {
    const chance = chanceOf(seed, `local notes ${lmcSlug}`)
    const home = lmcSlug === demonstrationSetting.lmcSlug
    const by = chance.id()
    if (!home && !chance.is(SHARE_OF_LMCS)) return []
    return NOTES.flatMap(({ from, until, lasts, reason = null, ...words }, i): MadeNote[] => {
      const written = home ? i < 3 : chance.is(0.4)
      const day = addDays(from, chance.whole(0, daysBetween(from, until)))
      const at = startOfDay(day) + (9 * 60 + chance.whole(0, 8 * 60)) * 60_000
      return written && day < today
        ? [{ ...words, reason, lmcSlug, at, by, ...(lasts && home && { reviewBy: addDays(today, lasts) }) }]
        : []
    })
  })
  return notes.sort((a, b) => a.at - b.at)
}
