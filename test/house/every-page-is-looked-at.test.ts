import { expect, test } from 'vitest'
import { ADDRESSES, addressOf, NO_PAGE } from '#test/support/addresses.ts'
import { EMPTY_SITE, pathOf, SECOND_STEP, VISITS } from '#test/support/pages.ts'

test('axe looks at every page of app/routes.ts: a new one comes on the list of visits, or on the list of what is no page', () => {
  const paths = [...Object.values(VISITS).flatMap(({ visits }) => visits.map(pathOf)), ...EMPTY_SITE, ...SECOND_STEP]
  const visited = [...new Set(paths.map(addressOf))]
  expect([...visited, ...Object.keys(NO_PAGE)].sort()).toEqual([...ADDRESSES].sort())
})
