import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useContext, useState } from 'react'
import { noteVisit } from '#app/features/people/accounts/last-visit.server.ts'
import { ALL_LMCS, deskAt, deskOf, lmcsServed, type Person, ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { drawnForMark } from '#app/features/people/sessions/unsent-forms.server.ts'
import { triesByStrangers } from '#app/features/people/sign-in/tries.server.ts'
import { TriesNote } from '#app/features/people/sign-in/tries-note.tsx'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { clearFlash, flashIn } from '#app/platform/flash.server.ts'
import { FlashContext } from '#app/platform/flash.ts'
import { mailboxIsOpen } from '#app/platform/mail/mailbox.server.ts'
import { NonceContext } from '#app/platform/nonce.ts'
import { contextOf } from './routes/shared-by-desks/context-of-visit.server.ts'
import { linksOf } from './routes/shared-by-desks/desk-links.ts'
import { busyIn, ErrorPage, errorTitle } from './routes/shared-by-desks/error-page.tsx'
import { FilledAgain } from './routes/shared-by-desks/filled-again.tsx'
import { FlashNote } from './routes/shared-by-desks/flash-note.tsx'
import { Account, Footer, ToSignIn } from './routes/shared-by-desks/frame-parts.tsx'
import { unsentFieldsOf, whoAsks } from './routes/shared-by-desks/guards.server.ts'
import { foundInTitle, PageMeta } from './routes/shared-by-desks/page-meta.tsx'
import { Frame, type NavItem } from './ui/frame.tsx'
import type { PageHandle } from './ui/page-handle.ts'
import { RefusalContext } from './ui/refusal-title.ts'
import './ui/styles/all.css'

export const meta: MetaFunction = ({ error }) => [{ title: error ? `${errorTitle(error)} · Concert` : 'Concert' }]

/** A flash is gone after the next form, even if the browser's router sends the form and it is refused. */
export const shouldRevalidate = () => true

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }]

export async function loader(visit: LoaderFunctionArgs) {
  const person = await whoAsks(visit)
  const asked = contextOf(visit)
  const { db, at, today, settings, cookieHeader } = asked
  const kind = registerKindOf(db)
  if (person) noteVisit(db, person.id, today)
  const pathname = new URL(visit.request.url).pathname.replace(/\.data$/, '')
  const flash = flashIn(settings, cookieHeader, pathname, at)
  const frame = {
    flash,
    siteName: settings.siteName,
    demonstration: kind === 'demonstration' ? weekdayAndDay(today) : null,
    development: settings.mode === 'development',
    mailbox: mailboxIsOpen(settings, kind),
    person: person && { name: person.name, mark: drawnForMark(asked.key(), person.id), ...topBand(person, pathname) },
    unsent: await unsentFieldsOf(visit),
    tries: person && isDesk(person, pathname) ? triesByStrangers(db, person.id) : undefined,
  }
  // Shown once: the page that shows it clears the cookie.
  return data(frame, flash && { headers: { 'Set-Cookie': clearFlash(settings) } })
}

/** The first page of one of their desks; for a person without a role, the page that says so. */
const isDesk = ({ roles }: Person, pathname: string) =>
  pathname === '/account/roles' || roles.some((assignment) => pathname === deskOf(assignment))

/** The links of a person's current role, and their other roles. */
function topBand(person: Person, pathname: string) {
  const here = deskAt(person, pathname)
  const roles = person.roles.map((assignment) => ({
    value: deskOf(assignment),
    name: assignment.scopeName ?? 'GPC England',
    role: ROLE_WORDS[assignment.role],
    current: here !== undefined && deskOf(assignment) === deskOf(here),
  }))
  const byDesk = [...new Map(roles.map((role) => [role.value, role])).values()]
  const several = lmcsServed(person).length > 1 && (!here || here.lmcSlug) ? [{ href: ALL_LMCS, label: 'Our LMCs' }] : []
  return { links: [...several, ...(here ? linksOf(here) : [])], roles: byDesk }
}

type RootData = Awaited<ReturnType<typeof loader>>['data']

const PUBLIC_LINKS: NavItem[] = [
  { href: '/menu', label: 'Menu' },
  { href: '/figures', label: 'Figures' },
  { href: '/ballots', label: 'Ballots' },
  { href: '/disputes', label: 'Disputes' },
]

/** Pages that lie under a link without standing under its address. Records leads to the desk of disputes. */
const ALSO_UNDER: Record<string, string[]> = { '/menu': ['/actions'], '/committee/records': ['/committee/disputes'] }

function navigation(data: RootData | undefined, pathname: string): NavItem[] {
  const own = data?.person?.links ?? []
  // The committee's desk shows the figures of everybody with every LMC by name; both would not fit in one line.
  const desk = own.some(({ href }) => href === '/committee')
  const items = [...own, ...PUBLIC_LINKS.filter(({ href }) => !(desk && href === '/figures'))]
  const leads = (href: string) =>
    [href, ...(ALSO_UNDER[href] ?? [])].some((above) => pathname === above || pathname.startsWith(`${above}/`))
  const nearest = items.filter(({ href }) => leads(href)).sort((one, other) => other.href.length - one.href.length)[0]
  return items.map((item) => ({ ...item, current: item === nearest }))
}

/** The page around every page, including error pages when the loader above could not answer. */
export function Layout({ children }: { children: ReactNode }) {
  const loaded = useRouteLoaderData<typeof loader>('root')
  const busy = busyIn(useRouteError())
  const frame = loaded ?? (busy?.frame as typeof loaded)
  const { pathname } = useLocation()
  const handles = useMatches().map(({ handle }) => handle as PageHandle | undefined)
  const nonce = useContext(NonceContext)
  const scripted = handles.some((handle) => handle?.scripted)
  const [refuses, setRefuses] = useState(foundInTitle)
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <PageMeta refuses={refuses} />
        <Links />
      </head>
      <body>
        <Frame
          siteName={frame?.siteName ?? 'Concert'}
          nav={navigation(frame, pathname)}
          wide={handles.some((handle) => handle?.wide)}
          who={frame?.person?.name}
          account={frame?.person ? <Account roles={frame.person.roles} /> : <ToSignIn />}
          banner={
            frame?.demonstration
              ? `Demonstration England on ${frame.demonstration}: practices, their people and their answers are made up.`
              : undefined
          }
          footer={<Footer mailbox={frame?.mailbox} />}
        >
          {frame?.flash ? <FlashNote flash={frame.flash} /> : null}
          {frame?.tries ? <TriesNote tries={frame.tries} here={pathname} /> : null}
          <RefusalContext.Provider value={setRefuses}>
            <FlashContext.Provider value={frame?.flash}>{children}</FlashContext.Provider>
          </RefusalContext.Provider>
        </Frame>
        {scripted ? <ScrollRestoration nonce={nonce} /> : null}
        {scripted ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}

export default function App() {
  return (
    <FilledAgain fields={useRouteLoaderData<typeof loader>('root')?.unsent}>
      <Outlet />
    </FilledAgain>
  )
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />
}
