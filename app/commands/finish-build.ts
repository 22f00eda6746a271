import { cpSync } from 'node:fs'
import { paths } from '#app/platform/paths.server.ts'
import { markBuilt } from './start-preparation.ts'

// The last steps of `npm run build`: the migrations that the server reads, and a fingerprint of the source.
cpSync(`${paths.root}db/migrations`, `${paths.build}/server/migrations`, { recursive: true })
markBuilt()
