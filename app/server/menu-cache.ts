import type { RequestListener } from 'node:http'
import { createRequestHandler } from '@remix-run/node'
import { isMenuPage, MENU_PAGES_AHEAD, menuStandsUntil, menuState } from '#app/features/menu/editions/menu-cache.server.ts'
import { keptPages } from './page-cache.server.ts'
import './app-context.ts'
import { narrowHandlers } from './route-slices.server.ts'
import { headersWithoutScript } from './security-headers.server.ts'
import type { House } from './server.ts'
import { withStillPages } from './static-markup.server.ts'

/**
 * What stands before the web server: the public pages of the menu, drawn once and kept until something is published, for everyone who is
 * not signed in. All else goes to `app`. `ready` draws what is asked for most.
 */
export function menuServer({ db, settings, log, now, build }: House, app: RequestListener) {
  const drawerFor = narrowHandlers(build, (one) => createRequestHandler(withStillPages(one), settings.mode))
  const context = { db, settings, log, now, nonce: '', document: true, source: 'kept' }
  const menu = keptPages({
    keeps: isMenuPage,
    state: () => menuState(db),
    until: (at) => menuStandsUntil(db, at),
    draw: (address) => {
      const request = new Request(settings.publicAddress + address)
      return drawerFor(new URL(request.url).pathname)(request, context)
    },
    isSignedIn: (cookie) => cookie.includes('concert='),
    now,
    headers: headersWithoutScript({ https: settings.secureCookies }),
    onError: (err) => log.error({ err }, 'a page was not kept'),
  })
  const listener: RequestListener = (request, response) => menu.serve(request, response, app)
  return { listener, ready: () => menu.ready(MENU_PAGES_AHEAD) }
}
