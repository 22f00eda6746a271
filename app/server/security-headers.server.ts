import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** The same headers for a page without any script: fixed, because it needs no nonce. Computed once, for cached pages. */
export function headersWithoutScript(options: { https: boolean }): Record<string, string> {
  const headers: Record<string, string> = {}
  const response = {
    locals: {},
    setHeader(name: string, value: string) {
      headers[name] = value
    },
    removeHeader: () => {},
  }
  for (const handler of securityHeaders({ development: false, ...options })) handler({} as never, response as never, () => {})
  const policy = headers['Content-Security-Policy'] ?? ''
  return { ...headers, 'Content-Security-Policy': policy.replace(/script-src [^;]*/, "script-src 'none'") }
}

/** Gives every answer its own nonce (`res.locals.nonce`) and strict security headers. `development` lets Vite's client in. */
export function securityHeaders({ development, https }: { development: boolean; https: boolean }): RequestHandler[] {
  const nonce = (_request: unknown, response: ServerResponse) =>
    `'nonce-${(response as ServerResponse & { locals: { nonce: string } }).locals.nonce}'`
  return [
    (_request, response, next) => {
      response.locals.nonce = randomBytes(16).toString('base64')
      next()
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'", nonce],
          'style-src': development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
          'img-src': ["'self'", 'data:'],
          'font-src': ["'self'"],
          'connect-src': development ? ["'self'", 'ws:'] : ["'self'"],
          'manifest-src': ["'self'"],
          'form-action': ["'self'"],
          'base-uri': ["'none'"],
          'frame-ancestors': ["'none'"],
        },
      },
      // `no-referrer` would make browsers send `Origin: null` with forms, and the origin check would refuse them.
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      crossOriginEmbedderPolicy: false,
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()')
      next()
    },
  ]
}
