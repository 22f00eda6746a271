import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.journey.ts',
  outputDir: '.cache/journeys',
  timeout: 60_000,
  workers: 2,
  forbidOnly: true,
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? places.find((place) => existsSync(place)),
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
  projects: [{ name: 'with JavaScript' }, { name: 'without JavaScript', use: { javaScriptEnabled: false } }],
})
