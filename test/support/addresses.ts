import type { RouteConfigEntry } from '@remix-run/route-config'
import routes from '#app/routes.ts'

const file = 'A file to download, not a page.'
const data = 'Data, read by programs.'
const post = 'Takes a form and leads to a page; a GET is sent elsewhere.'
/** Addresses of app/routes.ts without a page, each with its reason. */
export const NO_PAGE: Record<string, string> = {
  '/menu/editions.atom': 'A feed, read by programs.',
  '/menu/editions.json': data,
  '/disputes/:dispute/file.json': data,
  '/disputes/:dispute/file.csv': file,
  '/disputes/:dispute/paper.pdf': file,
  '/disputes/:dispute/file.atom': 'A feed, read by programs.',
  '/disputes/:dispute/file.ics': 'A feed, read by calendar programs.',
  '/open-letters/:openLetter/signatures.csv': file,
  '/figures/releases.atom': 'A feed, read by programs.',
  '/figures/releases/:release/tables/:file': file,
  '/figures/releases/:release/pictures/:file': file,
  '/figures/cards/:card': 'A picture for other websites.',
  '/api/v1/openapi.json': data,
  '/api/v1/releases': data,
  '/api/v1/releases/:release': data,
  '/api/v1/releases/:release/tables/:table': data,
  '/api/v1/courses/:action': data,
  '/api/v1/ballots': data,
  '/api/v1/committee/releases/:release': data,
  '/api/v1/committee/releases/:release/tables/:table': data,
  '/api/*': data,
  '/committee/releases/:release/paper.pdf': file,
  '/committee/releases/:release/tables/:file': file,
  '/committee/releases/:release/pictures/:file': file,
  '/lmc/:lmc/releases/:release/paper.pdf': file,
  '/practice/:practice/meeting/paper.pdf': file,
  '/sign-in/passkey': post,
  '/sign-out': post,
  '/account/data/file': file,
  '/account/passkeys/new': post,
  '/mailbox/:mail/file': file,
  '/practice/:practice/record-file': file,
  '/lmc/:lmc/practices-file': file,
  '/practice/:practice/evidence-file': file,
  '/practice/:practice/registers/:register/file': file,
  '/practice/:practice/failures/file': file,
  '/practice/:practice/legal/file': file,
  '/lmc/:lmc/providers/:providerFile/file': file,
  '/practice/:practice/letters/logo.png': 'A picture on pages of the practice.',
  '/practice/:practice/letters/drafts/:letterDraft/:letterFile': file,
  '/practice/:practice/letters/sent/:letter/:letterFile': file,
  '/practice/:practice/actions/:action/undo': post,
  '/committee/markdown-preview': 'A fragment that the page with the form shows.',
  '/committee/menu/:draft/new-action/as-typed': 'An answer to the script of the page with the form.',
  '/calendar/:file': 'A feed, read by calendar programs.',
  '/healthz': 'Lines for a monitor.',
  '/metrics': 'Numbers for a monitor.',
}

const flat = (entries: readonly RouteConfigEntry[], above = ''): string[] =>
  entries.flatMap(({ path = '', children = [] }) => {
    const address = [above, path].filter(Boolean).join('/')
    return [`/${address}`, ...flat(children, address)]
  })

/** Every address of app/routes.ts, as `/practice/:practice`. */
export const ADDRESSES = flat(await routes)

/** The address of app/routes.ts that a path belongs to. A fixed segment goes before a parameter. */
export function addressOf(path: string): string {
  const steps = path.replace(/[?#].*$/, '').split('/')
  const fits = ADDRESSES.filter((address) => {
    const wanted = address.split('/')
    return wanted.length === steps.length && wanted.every((step, i) => step === steps[i] || (step.startsWith(':') && steps[i]))
  })
  const named = (address: string) => address.split('/:').length
  return fits.sort((one, other) => named(one) - named(other))[0] ?? '/*'
}
