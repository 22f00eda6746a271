import type { Page } from '@playwright/test'

/** On the page of a decision: says that the partners' meeting decided, on a day. */
export async function sayWhoDecided(page: Page, on: string): Promise<void> {
  await page.getByLabel('The partners’ meeting').check()
  await page.getByLabel('On which day was it decided?').fill(on)
}

/** From the fields of a decision over the page that checks it to its recording. */
export async function checkAndRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next: check it' }).click()
  await page.getByRole('button', { name: 'Record this' }).click()
}

export const NEXT_WHO = 'Next: who decided, and from which day'
