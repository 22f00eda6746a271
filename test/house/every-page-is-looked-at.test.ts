import { expect, test } from 'vitest'
import { ADDRESSES, addressOf, NO_PAGE } from '#test/support/addresses.ts'
import { BY_MAIL, EMPTY_SITE, pathOf, SECOND_STEP, VISITS } from '#test/support/pages.ts'

test('axe looks at every page of app/routes.ts: a new one comes into VISITS of test/support/pages.ts, or, where it answers no page, into NO_PAGE of test/support/addresses.ts', () => {
  const listed = Object.values(VISITS).flatMap(({ visits }) => visits.map(pathOf))
  const paths = [...listed, ...EMPTY_SITE, ...SECOND_STEP, ...BY_MAIL]
  const visited = [...new Set(paths.map(addressOf))]
  expect([...visited, ...Object.keys(NO_PAGE)].sort()).toEqual([...ADDRESSES].sort())
})
