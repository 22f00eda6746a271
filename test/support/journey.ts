import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import type { Instant } from '#app/platform/time.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { demonstrationSignIns } from '#demonstration/sign-in-list.ts'
import { ownFolder } from './own-folder.ts'
import { type ServerWithClock, serveWithClock } from './server.ts'

export type Served = ServerWithClock & { databasePath: string }

/** Writes a database to a temporary file and serves it; `stop` removes both. */
export function serveDatabase(db: Db, clock: Instant, env?: Record<string, string>): Promise<Served> {
  return served(
    (path) => {
      writeFileSync(path, db.$client.serialize())
      db.$client.close()
    },
    clock,
    env,
  )
}

/** Serves a copy of the journeys' demonstration England; `fill` writes to the copy first. */
export function serveDemonstration(clock: Instant, fill?: (db: Db) => Promise<void>): Promise<Served> {
  return served(async (path) => {
    copyFileSync(demonstrationFile(), path)
    if (!fill) return
    const db = openDatabase(path)
    await fill(db)
    db.$client.close()
  }, clock)
}

/** The journeys' demonstration England. Copy it: nothing writes to it. */
export function demonstrationFile(): string {
  const path = process.env.JOURNEYS_DEMONSTRATION
  if (!path) throw new Error('JOURNEYS_DEMONSTRATION is not set: the journeys’ global setup has not run.')
  return path
}

/** Serves an existing database file; `stop` leaves the file. */
export async function serveFile(databasePath: string, clock: Instant): Promise<Served> {
  return { ...(await serveWithClock(databasePath, clock)), databasePath }
}

async function served(
  write: (path: string) => void | Promise<void>,
  clock: Instant,
  env?: Record<string, string>,
): Promise<Served> {
  const { folder, remove } = ownFolder()
  const databasePath = join(folder, 'concert.db')
  await write(databasePath)
  const server = await serveWithClock(databasePath, clock, env)
  const stop = async () => {
    await server.stop()
    remove()
  }
  return { ...server, databasePath, stop }
}

/** Reads the file of a running server: the first column of every row. */
export function inTheFile(databasePath: string, sql: string): unknown[] {
  const client = new Database(databasePath, { readonly: true })
  try {
    return client.prepare(sql).pluck().all()
  } finally {
    client.close()
  }
}

/** The number of rows practices can write: equal before and after means that nothing was written. */
export function writtenByPractices(databasePath: string): unknown {
  const tables = ['adoption_entries', 'progress_entries', 'weekly_returns', 'sharing_choices', 'adoption_standings']
  return inTheFile(databasePath, tables.map((table) => `select '${table} ' || count(*) from ${table}`).join(' union all '))
}

/** Signs in through the page, like a person; in a demonstration the password is known. Signs out the previous person first. */
export async function signIn(page: Page, { address }: Served, email: string, password?: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${address}/sign-in`)
  await page.getByLabel('E-mail address').fill(email)
  const known = demonstrationSignIns.find((one) => one.email === email)?.password
  await page.getByLabel('Password', { exact: true }).fill(password ?? known ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}

/**
 * Checks the error summary of a refused page: every message, and the field each leads to. Each link is followed to a field with
 * the same message.
 */
export async function expectErrors(page: Page, errors: Record<string, string | RegExp>): Promise<void> {
  const summary = page.locator('#errors')
  await expect(page).toHaveTitle(/^Error: /)
  await expect(summary).toBeVisible()
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('listitem')).toHaveCount(Object.keys(errors).length)
  for (const [field, message] of Object.entries(errors)) {
    const link = summary.getByRole('link', { name: message })
    await expect(link).toHaveAttribute('href', `#${field}`)
    await expect(page.locator(`#${field}-error`)).toContainText(message)
    await expect(page.locator(`[aria-describedby~="${field}-error"]`)).toHaveCount(1)
    await link.click()
    await expect(page.locator(`#${field}`)).toBeFocused()
  }
}
