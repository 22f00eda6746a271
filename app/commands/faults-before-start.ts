import { once } from 'node:events'
import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import type { Settings } from '#app/platform/settings.server.ts'
import { fileHoldsSealed } from '#db/sealed-rows.server.ts'
import { migrationsDueOf } from '#db/shape.server.ts'

/** In bytes: with less, an evening's returns may not find room. */
const TOO_LITTLE = 20_000_000

/**
 * Everything of the machine that would stop a start, looked for in its first second, before anything is built or made: the address and
 * port, the folder, the file and its key. Changes nothing. `databasePath`: undefined for a demonstration, which is made. `migrations`: the folder of those that ship.
 */
export async function faultsBeforeStart(
  { port, host, secretKey }: Pick<Settings, 'port' | 'host' | 'secretKey'>,
  databasePath: string | undefined,
  migrations: string,
): Promise<string[]> {
  const found = [
    await portFault(port, host),
    ...(databasePath === undefined ? [] : fileFaults(databasePath, secretKey, migrations)),
  ]
  return found.filter((fault) => fault !== undefined)
}

async function portFault(port: number, host: string): Promise<string | undefined> {
  const probe = createServer()
  try {
    probe.listen(port, host)
    await once(probe, 'listening')
    return undefined
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') return `PORT ${port} is in use. Set PORT to another.`
    if (code === 'EACCES') return `PORT ${port} may not be used by this account. Set PORT to one from 1024 on.`
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine.`
    return message
  } finally {
    probe.close()
  }
}

function fileFaults(path: string, secretKey: string | undefined, migrations: string): (string | undefined)[] {
  const fault = openingFault(path, migrations)
  return [fault ?? keyFault(path, secretKey, existsSync(path) && fileHoldsSealed(path))]
}

/** Why a register cannot be opened to be written to, in words that name DATABASE_PATH: no folder, no leave to write, a file of another kind. */
export function openingFault(path: string, migrations: string): string | undefined {
  const folder = dirname(resolve(path))
  const because = (why: string) => `DATABASE_PATH ${path} cannot be opened. ${why}`
  if (!existsSync(folder)) return because(`The folder ${folder} does not exist.`)
  const there = existsSync(path)
  const closed = [folder, ...(there ? [path] : [])].find((one) => !mayWrite(one))
  if (closed) return because(`This account may not write to ${closed}, or its disk is read-only.`)
  if (!there) return undefined
  try {
    migrationsDueOf(path, migrations)
    return undefined
  } catch (error) {
    return because((error as Error).message)
  }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function keyFault(path: string, secretKey: string | undefined, needed: boolean): string | undefined {
  if (secretKey !== undefined) return undefined
  const file = `${path}.key`
  if (!existsSync(file)) return needed ? missingKeyWords(file) : undefined
  try {
    const holds = statSync(file).isFile() && readFileSync(file, 'utf8').trim().length >= 32
    return holds ? undefined : `The key file ${file} does not hold a key. Restore it from its backup.`
  } catch (error) {
    return `The key file ${file} cannot be read. ${(error as Error).message}`
  }
}

const missingKeyWords = (file: string) =>
  `the key of this register is missing. Put it back as ${file}, or set SECRET_KEY; no new one is made.`

/** What is worth a word at a start and stops nothing: readers are served on a full disk too. */
export function spaceWarning(databasePath: string): string | undefined {
  const folder = dirname(resolve(databasePath))
  if (!existsSync(folder)) return undefined
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  return free < TOO_LITTLE
    ? `The disk of ${folder} has only ${Math.round(free / 1e6)} MB free: soon nothing more is saved.`
    : undefined
}
