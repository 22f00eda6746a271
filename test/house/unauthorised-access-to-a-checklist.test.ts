import { beforeAll, expect, test } from 'vitest'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { recordSteps } from '#app/features/practice-desk/checklists/record-steps.server.ts'
import type { Db } from '#db/client.server.ts'
import { ACTION, type AccessWorld, accessWorld, copyOf, ELM, KNOCKERS } from '#test/support/access-world.ts'
import { ask, askFrame, NOW } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const steps = `/practice/${ELM.code}/actions/${ACTION}/steps`
/** A day that no other fact has. */
const DUE = '2026-08-29'

/** A world in which Elm gave a step to its manager, by a day of its own. */
function given(): Db {
  const db = copyOf(world)
  const said = { role: null, personId: world.people.manager, dueOn: DUE, doneOn: null }
  const changes = [{ stepId: 'how-far', said, seen: '', asks: '' }]
  const by = { personId: world.people.partner, role: 'practice-partner' } as const
  const outcome = recordSteps(db, { practiceCode: ELM.code, actionSlug: ACTION, changes }, by, NOW - 1)
  if (!outcome.ok) throw new Error(outcome.reason)
  return db
}
const count = (db: Db) => db.$client.prepare('select count(*) from step_entries').pluck().get()

test('what a practice says of its steps is in the data of its own pages, so that the tests below can fail', async () => {
  const db = given()
  for (const path of [steps, `/practice/${ELM.code}`, `/practice/${ELM.code}/record`])
    expect((await ask(db, { path, cookie: world.cookies.manager })).data, path).toMatch(/2026-08-29|29 August 2026/)
})

test.each(KNOCKERS.filter((who) => who !== 'partner' && who !== 'manager'))(
  'unauthorised access to a checklist: no page that %s opens says who does what by when in another practice',
  async (who) => {
    const db = given()
    const pages = [
      ...[steps, `/practice/${ELM.code}`, `/practice/${ELM.code}/record`, `/actions/${ACTION}`, '/account/data', '/news'],
      ...['/lmc/borsetshire', `/lmc/borsetshire/practices/${ELM.code}`, '/committee', '/committee/what-editors-did'],
      ...['Y00002', 'Y00003'].flatMap((code) => [`/practice/${code}`, `/practice/${code}/actions/${ACTION}/steps`]),
    ]
    for (const path of pages) {
      const question = { path, cookie: world.cookies[who] }
      for (const { data } of [await ask(db, question), await askFrame(db, question)])
        expect([path, /2026-08-29|29 Aug(ust)? 2026/.test(data)]).toEqual([path, false])
    }
  },
)

test('unauthorised access to a checklist: nobody ticks a step of another practice, or gives one to its people', async () => {
  const db = given()
  const elms = peopleOfPractice(db, ELM.code)[0]!.roleId
  for (const who of KNOCKERS.filter((one) => one !== 'partner' && one !== 'manager')) {
    const { status } = await ask(db, { path: steps, form: { do: 'done find' }, cookie: world.cookies[who] })
    expect([who, [302, 404].includes(status)]).toEqual([who, true])
  }
  expect(count(db)).toBe(1)
  const next = { path: `/practice/Y00002/actions/${ACTION}/steps`, cookie: world.cookies['next-door'] }
  const refused = await ask(db, { ...next, form: { 'who-find': elms } })
  expect([refused.status, count(db)]).toEqual([422, 1])
})
