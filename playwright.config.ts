import '#app/platform/node-version.server.ts'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './test/support/browser.ts'
import { SCRIPTED_PAGES } from './test/support/scripted-pages.ts'

/** Journeys that open no browser run once. */
const WITHOUT_BROWSER = ['**/start.journey.ts', '**/attacks.journey.ts', '**/mail.journey.ts']
const SCRIPTED = [...new Set(Object.values(SCRIPTED_PAGES).flat())].map((name) => `**/${name}.journey.ts`)
/** Journeys of scripts alone. */
const SCRIPTED_ALONE = ['**/axe.journey.ts', '**/development.journey.ts']

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.journey.ts',
  globalSetup: './test/support/before-journeys.ts',
  outputDir: '.cache/journeys',
  timeout: 60_000,
  workers: 2,
  forbidOnly: true,
  use: {
    actionTimeout: 10_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions: {
      executablePath: findBrowser(),
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
    { name: 'with JavaScript', testMatch: SCRIPTED },
    { name: 'without JavaScript', testIgnore: [...WITHOUT_BROWSER, ...SCRIPTED_ALONE], use: { javaScriptEnabled: false } },
    { name: 'without a browser', testMatch: WITHOUT_BROWSER },
  ],
})
