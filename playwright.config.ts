import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** Journeys that open no browser run once. */
const WITHOUT_BROWSER = ['**/start.journey.ts', '**/attacks.journey.ts', '**/mail.journey.ts']
/** Looks at the finished page: the same HTML whether or not JavaScript ran, and axe is a script. */
const WITH_JAVASCRIPT = ['**/axe.journey.ts']

const paths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.journey.ts',
  globalSetup: './test/support/demonstration-once.ts',
  outputDir: '.cache/journeys',
  timeout: 60_000,
  workers: 2,
  forbidOnly: true,
  use: {
    actionTimeout: 10_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? paths.find((path) => existsSync(path)),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'with JavaScript', testIgnore: WITHOUT_BROWSER },
    { name: 'without JavaScript', testIgnore: [...WITHOUT_BROWSER, ...WITH_JAVASCRIPT], use: { javaScriptEnabled: false } },
    { name: 'without a browser', testMatch: WITHOUT_BROWSER },
  ],
})
