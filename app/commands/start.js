/**
 * `npm start`. In JavaScript, and from the build where there is one: from the first TypeScript file that it loads, Node keeps 18 MB for
 * as long as the server runs. What the build cannot answer for (there is none, or the source has changed) begins from source.
 */

const inBuild = (name) => new URL(`../../build/server/${name}.js`, import.meta.url)
const preparation = inBuild('start-preparation')
/** False too for a build that was broken off. */
const current = await import(preparation).then(
  (build) => build.buildIsCurrent(),
  () => false,
)
await import(current ? inBuild('start') : './start.ts')
