import { expect, test } from 'vitest'
import { allRoutes, moduleOf } from '#test/support/asking.ts'
import { SCRIPTED_PAGES } from '#test/support/scripted-pages.ts'

test('every page that carries a script has a journey in which it runs', async () => {
  const scripted = []
  for (const { address, file } of allRoutes) if ((await moduleOf(file)).handle?.scripted) scripted.push(address)
  expect(scripted.sort()).toEqual(Object.keys(SCRIPTED_PAGES).sort())
})
