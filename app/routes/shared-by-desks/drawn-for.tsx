import { useRouteLoaderData } from '@remix-run/react'

/** In each form of a page that carries a script: for whom the page was drawn. Into all others the server puts it (entry.server.tsx). */
export function DrawnFor() {
  const mark = useRouteLoaderData<{ person?: { mark: string } }>('root')?.person?.mark
  return mark ? <input type="hidden" name="drawn-for" value={mark} /> : null
}
