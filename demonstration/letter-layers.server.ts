import { saveBaseDraft } from '#app/features/practice-desk/letter-layers/base-draft.server.ts'
import { writeVariant } from '#app/features/practice-desk/letter-layers/write-variant.server.ts'
import { addDays, type dayOf, type Instant, instantOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const LETTER = 'notice-signed'
/** How the LMC of the sign-ins words a letter of the committee, first and since. No body and no person is named. */
const FIRST = {
  office: 'Director of primary care',
  words: {},
}
const SINCE = {
  ...FIRST,
  words: {
    talk: 'We are ready to talk, with officers of our LMC at the table, about an agreement that pays for the whole of the work.',
  },
  added: {
    after: 'asks',
    words:
      'Where several practices in our area end the same service, we ask you to name one provider for all of their patients, and to tell our LMC who it is.',
  },
}

/** The versions that the LMC of the sign-ins wrote of one letter, by when. */
export const variantsOf = (tx: Db, today: ReturnType<typeof dayOf>) =>
  [FIRST, SINCE].map((changes, index) => {
    const at = instantOf(addDays(today, index === 0 ? -38 : -9), '11:20')
    const place = { lmcSlug: demonstrationSetting.lmcSlug, letterSlug: LETTER, changes }
    return { at, write: () => writeVariant(tx, { ...place, seen: lastOf(tx) }, { personId: 'officer-of-leeds' }, at) }
  })

const last = prepared((db) =>
  db.$client
    .prepare<[letter: string, lmc: string], string>(
      'select id from letter_versions where letter_slug = ? and lmc_slug = ? order by version desc limit 1',
    )
    .pluck(),
)
const lastOf = (tx: Db) => last(tx).get(LETTER, demonstrationSetting.lmcSlug) ?? ''

const personOf = prepared((db) => db.$client.prepare<[email: string], string>('select id from persons where email = ?').pluck())

/** Words that the second editor drafted for one letter: they wait for the first. */
export function addBaseDraft(tx: Db, now: Instant): void {
  const personId = personOf(tx).get('second.editor@example.org')!
  const words = {
    lmc: 'We do not answer surveys about collective action. Such questions go to our LMC, {{lmc.name}}, which answers for all its practices.',
  }
  const draft = { letterSlug: 'icb-asks-which-actions', changes: { words }, seen: '/' }
  const saved = saveBaseDraft(tx, draft, { personId }, now)
  if (!saved.ok) throw new Error(`The words of a letter cannot be drafted: ${saved.reason}`)
}
