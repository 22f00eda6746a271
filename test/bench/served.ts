import type { AddressInfo } from 'node:net'
import { paths } from '#app/platform/paths.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { usageOfThisProcess } from './usage.ts'

/** The built server as in `npm start`, with a clock that stands still until told; it reports its resource usage on request. */

const outcome = readSettings(process.env)
if (!outcome.ok) throw new Error(outcome.message)
let clock = Number(process.env.CLOCK)
process.on('message', (told: 'usage' | { clock: number }) => {
  if (told !== 'usage') clock = told.clock
  process.send?.(usageOfThisProcess())
})
process.on('disconnect', () => process.exit(1))
console.log = () => {}
const { serve } = (await import(`${paths.build}/server/serve.js`)) as typeof import('#app/commands/serve.ts')
const server = await serve(outcome.settings, outcome.settings.databasePath!, () => clock++)
process.send?.({ port: (server.address() as AddressInfo).port })
