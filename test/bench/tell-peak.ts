import { writeSync } from 'node:fs'
import { usageOfThisProcess } from './usage.ts'

/** Preloaded before a measured command: at its end it writes its peak memory in MB to file descriptor 3. */
process.on('exit', () => writeSync(3, String(usageOfThisProcess().peakMb)))
