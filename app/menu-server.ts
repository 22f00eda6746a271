import type { RequestListener } from 'node:http'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { isMenuPage, MENU_PAGES_AHEAD, menuStandsUntil, menuState } from './features/menu/kept-menu.server.ts'
import { keptPages } from './platform/kept-pages.server.ts'
import './platform/load-context.ts'
import { headersWithoutScript } from './platform/security-headers.server.ts'
import type { House } from './server.ts'

/**
 * What stands before the web server: the public pages of the menu, drawn once and kept until something is published, for everyone who is
 * not signed in. All else goes to `app`. `ready` draws what is asked for most.
 */
export function menuServer({ db, settings, log, now }: House, build: ServerBuild, app: RequestListener) {
  const draw = createRequestHandler(build, settings.mode)
  const context = { db, settings, log, now, nonce: '', document: true, source: 'kept' }
  const menu = keptPages({
    keeps: isMenuPage,
    state: () => menuState(db),
    until: (at) => menuStandsUntil(db, at),
    draw: (address) => draw(new Request(settings.publicAddress + address), context),
    isSignedIn: (cookie) => cookie.includes('concert='),
    now,
    headers: headersWithoutScript({ https: settings.secureCookies }),
    onError: (err) => log.error({ err }, 'a page was not kept'),
  })
  const listener: RequestListener = (request, response) => menu.serve(request, response, app)
  return { listener, ready: () => menu.ready(MENU_PAGES_AHEAD) }
}
