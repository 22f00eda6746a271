import { writeSync } from 'node:fs'
import { usageOfThisProcess } from './usage.ts'

/** Preloaded before a command that is measured: at its end it says the most memory it held, in MB, on file descriptor 3. */
process.on('exit', () => writeSync(3, String(usageOfThisProcess().peakMb)))
