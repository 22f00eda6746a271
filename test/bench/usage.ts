import { readFileSync } from 'node:fs'

/** The resource usage of a process so far: CPU in milliseconds, user and system, all threads; memory in MB. */
export type Usage = { cpuMs: number; rssMb: number; peakMb: number }

export function usageOfThisProcess(): Usage {
  const { user, system } = process.cpuUsage()
  return { cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 1e6, peakMb: peakMb() }
}

/** The peak memory of this process. From Linux where possible: getrusage includes the parent's memory. */
function peakMb(): number {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))
    if (line) return (Number(line[1]) * 1024) / 1e6
  } catch {
    // Not Linux.
  }
  return (process.resourceUsage().maxRSS * 1024) / 1e6
}
