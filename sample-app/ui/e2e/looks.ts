import type { Page } from '@playwright/test'

const LOOKS = [
  { name: '1280-light', width: 1280, height: 800, colorScheme: 'light' },
  { name: '1280-dark', width: 1280, height: 800, colorScheme: 'dark' },
  { name: '390-light', width: 390, height: 844, colorScheme: 'light' },
] as const

/** Takes a screenshot of the page as it is in every look, and leaves it wide and light. */
export async function photograph(page: Page, subject: string) {
  for (const { name, width, height, colorScheme } of [...LOOKS, LOOKS[0]]) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: `../target/screenshots/${subject}-${name}.png`, animations: 'disabled' })
  }
}
