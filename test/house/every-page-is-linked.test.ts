import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { makeDemonstration } from '#demonstration/demonstrations.server.ts'
import { ADDRESSES, addressOf, NO_PAGE } from '#test/support/addresses.ts'
import { DEMONSTRATION_DAY } from '#test/support/before-journeys.ts'
import { freshDatabase } from '#test/support/database.ts'
import { ownFolder } from '#test/support/own-folder.ts'
import { pathOf, VISITS } from '#test/support/pages.ts'
import { fillForPages, type PagesWorld } from '#test/support/pages-world.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'

/*
 * A page that nothing leads to is found by nobody. Each person walks from the first page along links, and comes to every page that
 * VISITS of test/support/pages.ts has them look at.
 */

const NOW = instantOf(DEMONSTRATION_DAY, '10:00')
/** Pages to which nothing leads in this England, each with what does where it comes to pass. */
const LED_TO: Record<string, string> = {
  '/invitation/:token': 'a mail',
  '/reset-password/:token': 'a mail',
  '/new-address/:token': 'a mail',
  '/return/:token': 'a mail',
  '/mailbox/:mail': 'the mailbox of a demonstration, once a mail was sent',
  '/welcome': 'an invitation that was accepted',
  '/sign-in/second-factor': 'the password of somebody with a second factor',
  '/account/recovery-codes': '“Sign-in and security” of somebody with a second factor',
  '/account/confirm': 'a form that asks for the password once more',
  '/account/deleted': 'an account that was deleted',
  '/unsent/:form': 'signing in again after a form that came too late',
  '/actions/:action/versions/:version': 'an action whose words changed',
  '/practice/:practice/lmc-questions': 'the desk of a practice, while questions of its LMC wait',
  '/practice/:practice/moved': 'the desk of a practice, and a mail, once it has another LMC',
}
/** Of one address, pages that are opened: what leads on may stand on few of them. */
const MOST = 12

const db = freshDatabase()
const { folder, remove } = ownFolder()
let served: ServedHere
let world: PagesWorld
beforeAll(async () => {
  const wishes = { seed: 1, today: DEMONSTRATION_DAY, weeks: 4, contentFolder: paths.content }
  await makeDemonstration(db, wishes, instantOf(DEMONSTRATION_DAY, '06:00'))
  world = await fillForPages(db, NOW)
  // Mails that somebody else’s demonstration wrote here are no part of this England.
  served = await servedHere(db, () => NOW, { DATABASE_PATH: join(folder, 'concert.db') })
}, 120_000)
afterAll(async () => {
  await served.stop()
  remove()
})

/** The addresses that a person comes to from the first page, by links and by forms that ask for a page; ends when all wanted are found. */
async function walk(cookie: string | undefined, wanted: ReadonlySet<string>): Promise<Set<string>> {
  const found = new Set(['/'])
  const queues = new Map<string, string[]>([['/', ['/']]])
  const opened = new Map<string, number>()
  const seen = new Set(['/'])
  for (;;) {
    if ([...wanted].every((address) => found.has(address))) return found
    const next = [...queues].filter(([address, queue]) => queue.length > 0 && (opened.get(address) ?? 0) < MOST)
    const [address, queue] = next.sort((one, other) => (opened.get(one[0]) ?? 0) - (opened.get(other[0]) ?? 0))[0] ?? []
    if (!address || !queue) return found
    opened.set(address, (opened.get(address) ?? 0) + 1)
    const { status, headers, text } = await served.ask(queue.shift()!, cookie ? { cookie } : {})
    const to = status === 302 ? [String(headers.location)] : []
    const links = [...text.matchAll(/<a\b[^>]*?\bhref="([^"]+)"|<form\b(?![^>]*method="post")[^>]*?\baction="([^"]+)"/g)]
    for (const link of [...to, ...links.map(([, href, action]) => href ?? action ?? '')]) {
      const path = link
        .replaceAll('&amp;', '&')
        .replace(/^http:\/\/localhost:3000/, '')
        .replace(/#.*$/, '')
      if (!path.startsWith('/') || seen.has(path)) continue
      seen.add(path)
      const at = addressOf(path)
      found.add(at)
      queues.set(at, [...(queues.get(at) ?? []), path])
    }
  }
}

/** To which addresses somebody came. */
const reached = new Set<string>()

test.each(Object.entries(VISITS))(
  '%s comes by links to every page they look at',
  async (_who, { email, visits }) => {
    const wanted = new Set(visits.map((visit) => addressOf(pathOf(visit))).filter((address) => address !== '/*'))
    const found = await walk(email && world.cookies[email], wanted)
    for (const address of found) reached.add(address)
    expect([...wanted].filter((address) => !found.has(address) && !(address in LED_TO))).toEqual([])
  },
  240_000,
)

test('no page of app/routes.ts is left that nobody comes to, and no reason in LED_TO that is not needed', () => {
  const pages = ADDRESSES.filter((address) => !(address in NO_PAGE) && address !== '/*')
  expect(pages.filter((address) => !reached.has(address)).sort()).toEqual(Object.keys(LED_TO).sort())
})
