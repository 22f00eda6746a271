/**
 * The pages that carry a script, each with the journeys in which that script runs. They run with JavaScript and without; axe is a
 * script, so its journey runs with it alone. Every other page is the same bytes either way, and its journeys run once.
 */
export const SCRIPTED_PAGES: Record<string, string[]> = {
  '/sign-in': ['sign-in', 'sign-in-refusals', 'development'],
  '/sign-in/second-factor': ['sign-in'],
  '/account/passkeys': ['sign-in'],
  '/account/password': ['sign-in'],
  '/account/confirm': ['sign-in'],
  '/reset-password/:token': ['sign-in'],
  '/account/address': ['axe'],
  '/account/delete': ['axe'],
  '/account/trusted-device': ['returns'],
  '/invitation/:token': ['axe'],
  '/committee/menu/:draft/words': ['menu-desk'],
  '/committee/menu/:draft/add': ['menu-desk'],
  '/committee/menu/:draft/new-action': ['menu-desk'],
  '/committee/menu/:draft/actions/:action': ['menu-desk'],
}
