import { expect, test } from 'vitest'
import { deskAt, foldedEmail, isOwnPath, lmcsServed, pathAfterSignIn } from './people-rules.ts'

test('after signing in I land where I was going, if that is a page of Concert', () => {
  expect(pathAfterSignIn({ roles: [] }, '/practice/A81001?end=role')).toBe('/practice/A81001?end=role')
})

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\n/evil.example',
  '/a b',
  '',
  '/%0d\u0000',
])('a sign-in link that leads elsewhere (%j) lands at my own desk', (to) => {
  const roles = [{ id: '1', role: 'practice-partner' as const, practiceCode: 'A81001', lmcSlug: null }]
  expect(pathAfterSignIn({ roles }, to)).toBe('/practice/A81001')
})

test('an officer of several LMCs lands where they stand side by side, one of a single LMC at its desk', () => {
  const of = (lmcSlug: string) => ({ id: lmcSlug, role: 'lmc-officer' as const, practiceCode: null, lmcSlug })
  expect(pathAfterSignIn({ roles: [of('a')] }, null)).toBe('/lmc/a')
  expect(pathAfterSignIn({ roles: [of('a'), of('b'), of('a')] }, null)).toBe('/lmc')
  expect(lmcsServed({ roles: [of('a'), of('b'), of('a')] })).toEqual(['a', 'b'])
  const partner = { id: 'p', role: 'practice-partner' as const, practiceCode: 'A81001', lmcSlug: null }
  expect(pathAfterSignIn({ roles: [partner, of('a'), of('b')] }, null)).toBe('/practice/A81001')
})

test('beside the desks of several LMCs the top band stands at none of them, and at a desk it is that one; a chosen practice stays', () => {
  const of = (lmcSlug: string) => ({ id: 'office', role: 'lmc-officer' as const, practiceCode: null, lmcSlug })
  const several = { roles: [of('a'), of('b')] }
  expect([deskAt(several, '/menu'), deskAt(several, '/lmc')]).toEqual([undefined, undefined])
  expect(deskAt(several, '/lmc/b/calls')?.lmcSlug).toBe('b')
  expect(deskAt({ roles: [of('a')] }, '/menu')?.lmcSlug).toBe('a')
  const partner = { id: 'p', role: 'practice-partner' as const, practiceCode: 'A81001', lmcSlug: null }
  expect(deskAt({ roles: [of('a'), of('b'), partner], chosenRoleId: 'p' }, '/menu')).toBe(partner)
})

test('someone without a role lands on the page that says so', () => {
  expect(pathAfterSignIn({ roles: [] }, null)).toBe('/account/roles')
})

test('encoded slashes stay on this site', () => {
  expect(isOwnPath('/%2f%2fevil.example')).toBe(true)
  expect(new URL('/%2f%2fevil.example', 'https://concert.example').host).toBe('concert.example')
})

test('an address is the same however it is typed', () => {
  expect(foldedEmail(' Partner@Example.ORG ')).toBe('partner@example.org')
})
