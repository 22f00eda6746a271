import { data, type LoaderFunctionArgs, type ServerBuild } from '@remix-run/node'

const isScripted = (route: ServerBuild['routes'][string]) =>
  (route?.module.handle as { scripted?: boolean } | undefined)?.scripted === true

/**
 * Remix encodes loader data a second time, for the browser's script. A page of static markup (all except those with
 * `handle.scripted`) has no script to read it, so its data are hidden from the encoder (decision 14). Answers to
 * `.data` stay whole.
 */
export function withoutHydrationData(build: ServerBuild): ServerBuild {
  const all = Object.values(build.routes)
  const scripted = (route: ServerBuild['routes'][string]) =>
    isScripted(route) || all.some((other) => isScripted(other) && other?.parentId === route?.id)
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const loader = route?.module.loader
    if (!route || !loader || scripted(route)) return [id, route]
    const withoutData = async (visit: LoaderFunctionArgs) => {
      const answer = await loader(visit)
      return visit.context.document ? notSerialised(answer) : answer
    }
    return [id, { ...route, module: { ...route.module, loader: withoutData } }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

/**
 * Makes properties non-enumerable, so the encoder skips them; they can still be read by name. What `data()` carries beside headers
 * is hidden the same way; Responses and the like stay unchanged.
 */
export function notSerialised(answer: unknown): unknown {
  if (isWithHeaders(answer)) return data(notSerialised(answer.data), answer.init ?? undefined)
  if (answer === null || typeof answer !== 'object' || Object.getPrototypeOf(answer) !== Object.prototype) return answer
  const properties = Object.entries(answer).map(([name, value]) => [name, { value, enumerable: false }])
  return Object.defineProperties({}, Object.fromEntries(properties))
}

type WithHeaders = { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null }
const isWithHeaders = (answer: unknown): answer is WithHeaders =>
  (answer as Partial<WithHeaders> | null | undefined)?.type === 'DataWithResponseInit'
