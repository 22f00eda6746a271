import type { ServerBuild } from '@remix-run/node'
import type { PageHandle } from '#app/ui/page-handle.ts'

type Routes = ServerBuild['routes']
type Route = NonNullable<Routes[string]>

/**
 * A page: the id of its route, the segments of its address (`['practice', ':practice']`), its route's handle, whether it can be
 * read, and whether it takes a form.
 */
export type Page = { id: string; words: string[]; handle: PageHandle; reads: boolean; takesForms: boolean }

/**
 * Finds the page of a path (without its query) as Remix would: in any case of letters, with or without a trailing slash, with
 * `.data` when a script asks. Undefined where Remix would find none. The path must be canonical (`address.server.ts`).
 */
export function pageTable(build: ServerBuild): (path: string) => Page | undefined {
  const pages = pagesOf(build.routes).map((page) => ({ page, pattern: patternOf(page.words) }))
  return (path) => {
    const asked = pathOfPage(path)
    return pages.find(({ pattern }) => pattern.test(asked))?.page
  }
}

/** Removes the suffix a script adds to ask for a page's data. */
const pathOfPage = (path: string) => (path.endsWith('.data') ? path.slice(0, -'.data'.length).replace(/^\/_root$/, '/') : path)

/** The pages with addresses, in Remix's order of preference: of two matches, the one with more fixed segments. */
export function pagesOf(routes: Routes): Page[] {
  return Object.values(routes)
    .flatMap((route) => (route?.path !== undefined || route?.index ? [route] : []))
    .map((route) => pageOf(route, wordsOf(routes, route.id)))
    .filter(({ id, words }) => id !== 'root' && words[0] !== '*')
    .sort((one, other) => fixed(other.words) - fixed(one.words))
}

function pageOf({ id, module }: Route, words: string[]): Page {
  const { default: component, loader, action } = module
  return {
    id,
    words,
    handle: (module.handle as PageHandle | undefined) ?? {},
    reads: Boolean(component ?? loader),
    takesForms: Boolean(action),
  }
}

/** True for a fixed segment, false for a parameter or the rest of an address (`*`). */
export const isFixed = (word: string) => !word.startsWith(':') && word !== '*'
const fixed = (words: string[]) => words.filter(isFixed).length

function wordsOf(routes: Routes, id: string): string[] {
  return withParents(routes, id)
    .reverse()
    .flatMap((one) => routes[one]?.path?.split('/').filter(Boolean) ?? [])
}

/** The ids of a route and its parents. */
export function withParents(routes: Routes, id: string): string[] {
  const route = routes[id]
  if (!route) return []
  return [id, ...(route.parentId ? withParents(routes, route.parentId) : [])]
}

/** A segment as literal text in a regular expression. */
export const literal = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const patternOf = (words: string[]) =>
  new RegExp(`^/${words.map((word) => (isFixed(word) ? literal(word) : word === '*' ? '.*' : '[^/]+')).join('/')}/*$`, 'i')
