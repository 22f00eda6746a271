import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { paths } from '#app/platform/paths.server.ts'

const SOURCE = `
  import { createElement } from 'react'
  import { renderToStaticMarkup } from 'react-dom/server'
  import { Frame } from '#app/ui/frame.tsx'
  import { UiCatalogue } from '#test/catalogue/catalogue.tsx'
  const frame = { siteName: 'Concert', nav: [], banner: 'Demonstration', footer: 'Foot' }
  export const html = renderToStaticMarkup(createElement(Frame, frame, createElement(UiCatalogue)))
`

/**
 * The catalogue of parts as a page with this head. A built server does not know it, and the runner of the journeys reads no JSX, so
 * it is bundled into `folder` first.
 */
export async function catalogueHtml(folder: string, head: string): Promise<string> {
  const outfile = join(folder, 'catalogue.mjs')
  await build({
    stdin: { contents: SOURCE, resolveDir: paths.root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    jsx: 'automatic',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  })
  const { html } = (await import(pathToFileURL(outfile).href)) as { html: string }
  return `<!DOCTYPE html><html lang="en-GB"><head>${head}</head><body>${html}</body></html>`
}
