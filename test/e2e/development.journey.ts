import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { paths } from '#app/platform/paths.server.ts'
import { ownFolder } from '#test/support/own-folder.ts'
import { startServer } from '#test/support/server.ts'

test('the first page with a script that a development server serves from an empty cache is alive', async ({ page }) => {
  const { folder, remove } = ownFolder()
  const settings = {
    NODE_ENV: 'development',
    DATABASE_PATH: join(folder, 'concert.db'),
    VITE_CACHE_DIR: join(folder, 'vite'),
  }
  const server = await startServer(settings, paths.root)
  try {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    let loaded = 0
    page.on('load', () => loaded++)
    await page.goto(`${server.address}/sign-in`)
    await page.getByRole('button', { name: /^Show/ }).click({ timeout: 30_000 })
    await expect(page.getByRole('button', { name: /^Hide/ })).toBeVisible()
    await page.waitForLoadState('networkidle')
    expect(complaints).toEqual([])
    // A second time would be Vite, which has found a package that it did not know.
    expect(loaded).toBe(1)
  } finally {
    await server.stop()
    remove()
  }
})
