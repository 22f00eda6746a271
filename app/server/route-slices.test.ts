import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { expect, it } from 'vitest'
import table from '#app/routes.ts'
import { routeSlices } from './route-slices.server.ts'

const leaves = table.map(({ file, path, index }) => ({ id: file, path, index, parentId: 'root', module: {} }))
const routes = Object.fromEntries([{ id: 'root', path: '', module: {} }, ...leaves].map((route) => [route.id, route]))
const build = { routes, assets: { routes, url: '/manifest.js' } } as unknown as ServerBuild
const idsFor = routeSlices(build, (slice) => Object.keys(slice.routes))

/** The route Remix would choose among all of them. */
const chosen = (pathname: string) =>
  matchRoutes(
    [{ id: 'root', path: '', children: leaves.map(({ id, path, index }) => ({ id, path, index }) as object) }],
    pathname,
  )?.at(-1)?.route.id

const addresses = table
  .filter(({ path }) => path !== '*')
  .map(({ path = '' }) => `/${path.replace(/:(\w+)/g, (_, name: string) => (name === 'practice' ? 'X10001' : `some-${name}`))}`)

it('holds the route that Remix would choose, and the root, for every address of ours', () => {
  expect(addresses.length).toBeGreaterThan(60)
  expect(addresses.map((address) => [address, ...idsFor(address)])).toEqual(
    addresses.map((address) => [address, 'root', chosen(address)]),
  )
})

it('prefers fixed words to what may be anything, as Remix does', () => {
  for (const address of [
    '/committee/menu',
    '/menu/editions/compare',
    '/menu/compare',
    '/mailbox/mail',
    '/lmc/people',
    '/lmc/leeds/people',
  ])
    expect(idsFor(address)).toEqual(['root', chosen(address)])
})

it('takes the addresses under which Remix asks for data', () => {
  expect(idsFor('/menu.data')).toEqual(idsFor('/menu'))
  expect(idsFor('/_root.data')).toEqual(idsFor('/'))
})

it('reads an address as loosely as Remix does: in any case of letters, with slashes at its end, with encoded words', () => {
  for (const address of [
    '/menu/',
    '/MENU',
    '/Practice/x10001/Choose',
    '/menu/Editions.JSON',
    '/lmc/two%20words/people',
    '/sign-in//',
  ])
    expect([address, ...idsFor(address)]).toEqual([address, 'root', chosen(address)])
})

it('leaves to the whole build what is no address of ours', () => {
  for (const address of ['/nowhere', '/practice', '/committee/menu/a/b/c', '/menu.data/', '/menu.DATA', '/_root', '/menus'])
    expect([address, idsFor(address).length]).toEqual([address, leaves.length + 1])
})

it('hands out one handler for one route, and the assets of its routes alone', () => {
  const handlerFor = routeSlices(build, (slice) => ({ assets: Object.keys(slice.assets.routes), url: slice.assets.url }))
  expect(handlerFor('/practice/X10001')).toBe(handlerFor('/practice/X10002'))
  expect(handlerFor('/ballots')).toEqual({ assets: ['root', chosen('/ballots')], url: '/manifest.js' })
})
