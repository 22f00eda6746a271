import { index, type RouteConfig, route } from '@remix-run/route-config'

/** The table of contents: every address of Concert on one page. `/livez` is answered by the server before all else. */
export default [
  index('routes/public/home.tsx'),
  route('menu', 'routes/public/menu.tsx'),
  route('actions/:action', 'routes/public/action.tsx'),
  route('ballots', 'routes/public/ballots.tsx'),
  route('how-figures-are-protected', 'routes/public/how-figures-are-protected.tsx'),
  route('ui', 'routes/public/ui.tsx'),

  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-out', 'routes/account/sign-out.ts'),
  route('mailbox', 'routes/account/mailbox.tsx'),
  route('mailbox/:mail', 'routes/account/mailbox-mail.tsx'),
  route('mailbox/:mail/file', 'routes/resources/mailbox-file.ts'),

  route('practice/:practice', 'routes/practice/this-week.tsx'),
  route('practice/:practice/sharing', 'routes/practice/sharing.tsx'),
  route('practice/:practice/choose', 'routes/practice/choose.tsx'),
  route('practice/:practice/actions/:action', 'routes/practice/action.tsx'),
  route('practice/:practice/actions/:action/entries/:entry', 'routes/practice/entry.tsx'),

  route('lmc/:lmc', 'routes/lmc/area.tsx'),

  route('committee', 'routes/committee/roll-up.tsx'),

  route('healthz', 'routes/resources/health.ts'),
  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
