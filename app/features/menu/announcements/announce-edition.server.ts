import { statesAsAt } from '#app/features/adoption/statements/state-queries.server.ts'
import { KNOWN_NOW, practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** `cross join` keeps the order: left to itself SQLite reads the list once for each status there is (2.7 s instead of 9 ms). */
export const PEOPLE_OF_PRACTICES = `select distinct n.email, p.code, p.name from json_each(?) asked
  cross join practices p on p.code = asked.value
  cross join person_standings s on s.practice_code = p.code and s.ended_at is null
  cross join persons n on n.id = s.person_id order by p.code, n.email`
const peopleOfPractices = prepared((db) => db.$client.prepare(PEOPLE_OF_PRACTICES))

type Addressee = { email: string; code: string; name: string }

/** A line of a mail takes so many characters. */
const LONGEST = 200
/** Titles as one line, the last ones counted where they do not fit. */
export function titlesInOneLine(titles: string[]): string {
  for (let shown = titles.length; shown > 0; shown--) {
    const rest = titles.length - shown
    const line = titles.slice(0, shown).join('; ') + (rest > 0 ? `; and ${rest} more` : '')
    if (line.length <= LONGEST) return line
  }
  return `${titles.length} actions`
}

/**
 * Puts a mail for everyone of the open practices that take one of the actions now: one a practice and address, naming the actions of that
 * practice. How many is told to nobody, not even to who publishes: it would be a live count of those who take an action (decision 5),
 * so the mails are Concert's own.
 */
export function mailThoseWhoTake(
  tx: Db,
  { slug, title, publishedBy }: { slug: string; title: string; publishedBy: string },
  changed: { actionSlug: string; title: string }[],
  siteAddress: string,
  now: Instant,
): void {
  if (changed.length === 0) return
  const takenBy = new Map<string, string[]>()
  const names = new Map(changed.map(({ actionSlug, title: name }) => [actionSlug, name]))
  const when = { asAt: dayOf(now), knownBefore: KNOWN_NOW }
  const open = practicesAsAt(tx, when).map(({ practiceCode }) => practiceCode)
  for (const { practiceCode, actionSlug, state } of statesAsAt(tx, { ...when, actions: [...names.keys()], practices: open }))
    if (state === 'taking') takenBy.set(practiceCode, [...(takenBy.get(practiceCode) ?? []), actionSlug])
  const people = peopleOfPractices(tx).all(JSON.stringify([...takenBy.keys()])) as Addressee[]
  for (const { email, code, name } of people) {
    const taken = new Set(takenBy.get(code))
    const actions = titlesInOneLine(changed.flatMap(({ actionSlug, title: one }) => (taken.has(actionSlug) ? [one] : [])))
    const values = {
      practice: inOneLine(name),
      edition: inOneLine(title),
      committee: inOneLine(publishedBy),
      actions: inOneLine(actions),
    }
    const link = `${siteAddress}/practice/${code}`
    putMail(
      tx,
      { message: 'menu-changed', to: email, values: { ...values, link }, askedBy: 'concert', batch: `edition-${slug}` },
      now,
    )
  }
}

/** Words of content in a mail: one line, no longer than it takes, and no address of the web. */
function inOneLine(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/:\/\/|www\.|mailto:/gi, ' ')
    .slice(0, LONGEST)
    .trim()
}
