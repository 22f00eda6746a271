import { data, type LoaderFunctionArgs, type ServerBuild } from '@remix-run/node'
import { fieldsToSendAgain } from '#app/features/people/sessions/unsent-forms.server.ts'
import { isQueueFull } from '#app/platform/bounded-queue.ts'
import { isDatabaseBusy } from '#app/platform/shared-transactions.server.ts'
import type { Busy } from '#app/routes/shared-by-desks/error-page.tsx'
import { pathAsked } from '#app/routes/shared-by-desks/unsent-form.server.ts'
import './app-context.ts'
import { isReading } from './methods.server.ts'
import { plainPages } from './plain-page.server.ts'

/** Seconds after which to come back, for whatever is answered 503 and does not say it itself. */
export const COME_BACK = '5'

/**
 * Answers 503 for whatever a route gave up because another process kept the database, or because too many documents wait to be made: a page gives back what was typed (the root's
 * error boundary draws it); an address without a page says in a few words that nothing was saved (decision 26).
 */
export function withBusyAnswers(build: ServerBuild): ServerBuild {
  const textOf = plainPages(build)
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { loader, action, default: page } = route.module
    const answering =
      <Visit extends LoaderFunctionArgs>(run: (visit: Visit) => unknown) =>
      async (visit: Visit) => {
        try {
          return await run(visit)
        } catch (error) {
          const why = isDatabaseBusy(error)
            ? 'another process keeps the database'
            : isQueueFull(error) && 'too many documents wait to be made'
          if (!why) throw error
          visit.context.log.warn({ route: id }, `${why}: a request is answered 503`)
          if (page) throw data(await busyOf(visit, build), { status: 503 })
          const html = textOf(NOT_SAVED, isReading(visit.request.method))
          return new Response(html, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
        }
      }
    const answered = { ...(loader && { loader: answering(loader) }), ...(action && { action: answering(action) }) }
    return [id, { ...route, module: { ...route.module, ...answered } }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

const NOT_SAVED = {
  title: 'Not at this moment',
  text: 'Concert is busy with something else. Nothing was saved. Go back and try again in a few seconds.',
}

async function busyOf(visit: LoaderFunctionArgs, { routes }: ServerBuild): Promise<Busy> {
  const path = pathAsked(visit)
  if (isReading(visit.request.method)) return { busy: true, path }
  const { form, formType } = visit.context
  const headers = formType ? { 'Content-Type': formType } : undefined
  const sent = await new Response(form, { headers }).formData().catch(() => new FormData())
  const fields = fieldsToSendAgain(sent)
  const around = (await routes.root?.module.loader?.(visit)) as { data?: unknown } | undefined
  return { busy: true, path, frame: around?.data, sent: { fields, complete: fields.length === [...sent].length } }
}
