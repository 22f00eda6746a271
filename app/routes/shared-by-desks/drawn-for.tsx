import { useRouteLoaderData } from '@remix-run/react'

/** In each form of a scripted page: the person the page was drawn for. Into all others the server puts it (entry.server.tsx). */
export function DrawnFor() {
  const mark = useRouteLoaderData<{ person?: { mark: string } }>('root')?.person?.mark
  return mark ? <input type="hidden" name="drawn-for" value={mark} /> : null
}
