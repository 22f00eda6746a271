import { readFileSync } from 'node:fs'
import { paths } from './paths.server.ts'

/** The version of this checkout, as package.json names it. */
export function versionOfConcert(): string {
  return (JSON.parse(readFileSync(`${paths.root}package.json`, 'utf8')) as { version: string }).version
}
