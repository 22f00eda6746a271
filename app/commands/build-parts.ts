import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { paths } from '../platform/paths.server.ts'
import { unmarkBuilt } from './start-preparation.ts'

/* What `npm run build` makes besides what Remix makes by itself. */

/** Programs of the server beside the pages, built with them: what two of them use is loaded once. */
const PROGRAMS = ['start-preparation', 'start', 'serve', 'issue-releases', 'checkpoint', 'make-documents', 'demo']

/** Remix names the pages as the only entry of the server's build. What esbuild leaves outside ASCII are letters in patterns. */
export const programsBesideThePages: Plugin = {
  name: 'programs-beside-the-pages',
  apply: (_config, { isSsrBuild }) => Boolean(isSsrBuild),
  config: () => ({
    build: {
      target: 'node22',
      rollupOptions: {
        input: {
          index: 'virtual:remix/server-build',
          ...Object.fromEntries(PROGRAMS.map((name) => [name, `app/commands/${name}.ts`])),
        },
        // All in one folder: what is read beside a program (migrations) is found from every part of it.
        output: { entryFileNames: '[name].js', chunkFileNames: 'part-[hash].js' },
      },
    },
  }),
  renderChunk: (code) => inAscii(code),
}

/** Letters outside ASCII in patterns and texts, as these spell them: a backslash that stood before one only stood for the letter itself. */
export const inAscii = (code: string) =>
  code.replace(/(\\*)([^\0-\x7f])/g, (_all, slashes: string, unit: string) => {
    const before = slashes.length % 2 === 0 ? slashes : slashes.slice(1)
    return `${before}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  })

/** Whether a route's file says that its page carries a script. */
export const saysScripted = (source: string) => /^export const handle: PageHandle = \{[^}]*\bscripted: true\b/m.test(source)

/** How Remix asks for what the browser gets of a route. */
const FOR_THE_BROWSER = '?__remix-build-client-route'
const NOTHING = '\0nothing-for-the-browser'

/**
 * The browser gets the code of pages that carry a script. All others are static markup, and every way from one page to another loads it
 * whole, so that nobody would ever ask for theirs.
 */
export const scriptedPagesForTheBrowser: Plugin = {
  name: 'scripted-pages-for-the-browser',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  enforce: 'pre',
  // The browser's build is the first.
  buildStart: () => unmarkBuilt(),
  resolveId(_source, importer) {
    if (!importer?.endsWith(FOR_THE_BROWSER)) return undefined
    const file = importer.slice(0, -FOR_THE_BROWSER.length)
    const asked = file.startsWith(`${paths.root}app/routes/`) && !saysScripted(readFileSync(file, 'utf8'))
    return asked ? { id: NOTHING, syntheticNamedExports: true } : undefined
  },
  load: (id) => (id === NOTHING ? { code: 'export default {}', syntheticNamedExports: true } : undefined),
}
