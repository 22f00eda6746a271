import { expect, test } from 'vitest'
import { sourceBuild } from '#test/support/source-build.ts'
import { cachedAddresses } from './cached-addresses.server.ts'

const { isCached, ahead } = cachedAddresses(await sourceBuild())

test('a page is cached at the one address it is linked by', () => {
  const cached = [
    '/menu',
    '/menu/editions.json',
    '/menu/compare?from=june-2024&to=july-2024',
    '/actions/cap-contacts',
    '/menu/print?edition=june-2024',
    '/disputes?as-at=2018-05-18',
    '/disputes/primary-care-support?known=2026-12-01',
    '/disputes/primary-care-support/file.atom?as-at=2018-05-18&known=2026-12-01',
  ]
  for (const address of cached) expect([address, isCached(address)]).toEqual([address, true])
  const others = [
    '/menu?x=1',
    '/menus',
    '/menu/',
    '/menu/compare?to=july-2024&from=june-2024',
    '/actions/',
    '/actions/cap/feedback',
    '/menu/print?edition=%2e',
    '/disputes?known=2026-12-01&as-at=2018-05-18',
  ]
  for (const address of others) expect([address, isCached(address)]).toEqual([address, false])
})

test('what is drawn ahead is cached', () => {
  expect(ahead).toEqual(expect.arrayContaining(['/menu', '/menu/editions', '/menu/print']))
  expect(ahead.filter((address) => !isCached(address))).toEqual([])
})
