import type { LoaderFunctionArgs } from '@remix-run/node'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { dayOf } from '#app/platform/time.ts'

/** What the server hands a loader or an action: the request, the names in its address, and the house's parts. */
export type Visit = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>
/** The same where no address is at hand: what draws the page around a route. */
export type Asking = Omit<Visit, 'params'>

/**
 * What routes read of a visit, and the only place where they read the clock (decision 77). `at`: now, `today` its day in London,
 * `machineNow` the machine's clock. A guard reads it when it has let the person in, and a command records at that `at`: the form is whole
 * by then and a write waits for two seconds at most, while a release is worked out a minute after its time. After work that lasts, such
 * as hashing a password or making a document, call it again.
 */
export function contextOf({ request, context }: Asking) {
  const { db, settings, documents, log, measures, source, mayWatch, form, formType } = context
  const at = context.now()
  return {
    db,
    at,
    today: dayOf(at),
    machineNow: context.machineNow(),
    settings,
    secure: settings.secureCookies,
    cookieHeader: request.headers.get('Cookie'),
    userAgent: request.headers.get('User-Agent'),
    source,
    mayWatch,
    documents,
    log,
    measures,
    /** The form as it was sent, if there is one, and its content type. */
    sent: form && { bytes: form, type: formType ?? '' },
    /** Reads it from its file when first asked for: a page that needs no key stands without one, and no answer carries it. */
    key: () => secretKeyOf(settings),
  }
}
