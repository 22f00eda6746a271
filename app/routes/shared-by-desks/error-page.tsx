import { isRouteErrorResponse } from '@remix-run/react'
import { PageHeading } from '#app/ui/headings.tsx'
import { UnsentWords } from './unsent-words.tsx'

/**
 * A request that was given up because another program kept the database for too long, or too many documents wait to be made. `path`: the address; `sent`: the form that came
 * with it, `complete` when nothing of it has to be typed again; `frame`: what the root's loader answers, which does not run after a
 * form that failed.
 */
export type Busy = {
  busy: true
  path: string
  frame?: unknown
  sent?: { fields: [name: string, value: string][]; complete: boolean }
}

/** What an error page has to say about such a request; undefined for any other error. */
export function busyIn(error: unknown): Busy | undefined {
  const held = isRouteErrorResponse(error) && error.status === 503 ? (error.data as Partial<Busy> | null) : undefined
  return held?.busy ? (held as Busy) : undefined
}

const busyTitle = ({ sent }: Busy): string => (sent ? 'Not saved yet' : 'Not open at this moment')

/** Gives back what was typed, with a button that sends it again; for a page that is read, a link. */
function BusyPage({ busy }: { busy: Busy }) {
  const { path, sent } = busy
  if (!sent)
    return (
      <>
        <PageHeading lead="Concert is busy with something else, and could not prepare this page.">{busyTitle(busy)}</PageHeading>
        <p>
          <a href={path}>Open it again in a few seconds</a>
        </p>
      </>
    )
  return (
    <>
      <PageHeading lead="Concert is busy with something else, so nothing was saved. Nothing you typed is lost: send it again in a few seconds.">
        {busyTitle(busy)}
      </PageHeading>
      {sent.complete ? null : <p>Passwords, codes and files are not kept: the page asks for them again.</p>}
      <UnsentWords path={path} fields={sent.fields}>
        Send it again
      </UnsentWords>
    </>
  )
}

const isMissing = (error: unknown) => isRouteErrorResponse(error) && error.status === 404

/** The title of the page for an error. */
export function errorTitle(error: unknown): string {
  const busy = busyIn(error)
  if (busy) return busyTitle(busy)
  return isMissing(error) ? 'Page not found' : 'Something went wrong'
}

/** What stands in the place of a page that could not be shown. */
export function ErrorPage({ error }: { error: unknown }) {
  const busy = busyIn(error)
  if (busy) return <BusyPage busy={busy} />
  return isMissing(error) ? (
    <>
      <PageHeading lead="The address may be wrong, or you may not have access to this page.">Page not found</PageHeading>
      <p>
        <a href="/">Go to the start page</a>
      </p>
    </>
  ) : (
    <>
      <PageHeading lead="This is our fault and we have a record of it. Nothing was saved.">Something went wrong</PageHeading>
      <p>Try again in a minute. What was confirmed before is safe.</p>
    </>
  )
}
