import type { RequestHandler } from 'express'
import { isReading } from './methods.server.ts'
import { isFixed, type Page } from './page-table.server.ts'

/**
 * How parameters in an address are written, by their name in `app/routes.ts`; ids and tokens, which are not listed, stay as they
 * are.
 */
const WRITTEN: Record<string, (word: string) => string> = {
  ':practice': (code) => code.toUpperCase(),
  ':lmc': (slug) => slug.toLowerCase(),
  ':action': (slug) => slug.toLowerCase(),
  ':edition': (slug) => slug.toLowerCase(),
}

/** What mail programs take for part of a link at its end: a full stop, a bracket, a quotation mark. */
const AFTER_A_LINK = /(?:[.,;:!)'*]|%3e|%22|%5d|%7d|%c2%bb|%e2%80%9d)+$/i

/** The linked path of a page, for one typed in other letters or followed by characters from a mail program. */
export function linkedPath(page: Page, path: string): string {
  if (page.words.includes('*')) return path
  const script = path.endsWith('.data') ? '.data' : ''
  const typed = path
    .slice(0, path.length - script.length)
    .split('/')
    .filter(Boolean)
  const words = page.words.map((word, i) => {
    const found = typed[i] ?? ''
    if (isFixed(word)) return word
    const whole = i === page.words.length - 1 ? found.replace(AFTER_A_LINK, '') || found : found
    return WRITTEN[word]?.(whole) ?? whole
  })
  return `/${words.join('/')}${script}`
}

/**
 * Redirects an address in other letters to the linked one: codes and slugs are typed from paper, links are copied out of mails.
 */
export function letterCase(): RequestHandler {
  return ({ method, originalUrl }, response, next) => {
    const { page } = response.locals
    if (!page || page.words.length === 0 || !isReading(method)) return next()
    const [path = '', query] = originalUrl.split(/\?(.*)/s, 2)
    const linked = linkedPath(page, path)
    if (linked === path) next()
    else response.redirect(302, query === undefined ? linked : `${linked}?${query}`)
  }
}
