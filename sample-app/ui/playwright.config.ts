import { defineConfig } from '@playwright/test'

/** Runs against an app that is already up, in the system's Chromium: no browser is downloaded. */
export default defineConfig({
  testDir: 'e2e',
  // One app, one story after the other: the platform's figures are those of the campaign before.
  workers: 1,
  outputDir: '../target/playwright',
  reporter: 'list',
  timeout: 5 * 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:8080',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Build machines run as root, where Chromium refuses to start its sandbox.
      args: ['--no-sandbox'],
    },
    trace: 'retain-on-failure',
  },
})
