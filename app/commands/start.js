import { existsSync } from 'node:fs'

/**
 * `npm start`. In JavaScript, and from the build where there is one: from the first TypeScript file that it loads, Node keeps 18 MB for
 * as long as the server runs. What the build cannot answer for (there is none, or the source has changed) begins from source.
 */

const inBuild = (name) => new URL(`../../build/server/${name}.js`, import.meta.url)
const preparation = inBuild('start-preparation')
const current = existsSync(preparation) && (await import(preparation)).buildIsCurrent()
await import(current ? inBuild('start') : './start.ts')
