import { expect, test, type Page } from '@playwright/test'
import { photograph } from './looks'
import { openPage, required, signIn } from './steps'

const listed = '+12025550151'
const forbidden = '+1 202 555 0151'
/** Nobody called them today, so that no cap comes before the hours. */
const rested = ['+12125550152', '+12125550153']
const stamp = new Date().toISOString().slice(11, 19)

test('rules decide who is called: a list, hours, and a person who pauses', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await signIn(page, required('E2E_EMAIL'), required('E2E_PASSWORD'))

  await test.step('upload a do-not-call list', () => uploadDoNotCall(page))
  await test.step('see in the preview that one is never called', () => previewCampaign(page))
  await test.step('start, and find that one suppressed', () => startCampaign(page))
  await test.step('switch to the real rules', () => useRealRules(page))
  await test.step('record an earlier deal, and end it', () => recordDeal(page))
  await test.step('call within hours that are closed, and see until when', () => deferCampaign(page))
  await test.step('pause and resume', () => pauseAndResume(page))
  await test.step('take somebody out', () => takeOut(page))
  await test.step('read the log, and go back to the rules of the sandbox', () => readTheLog(page))
})

async function uploadDoNotCall(page: Page) {
  await openPage(page, 'Do not call')
  await photograph(page, 'do-not-call-empty')
  await page.getByRole('button', { name: 'Upload a CSV' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('CSV file').setInputFiles(csv('do-not-call.csv', [listed, '12345']))
  await expect(dialog.getByText(/^[01] numbers? added$/)).toBeVisible()
  await photograph(page, 'do-not-call-report')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('row').filter({ hasText: forbidden })).toBeVisible()
  await photograph(page, 'do-not-call')
}

async function previewCampaign(page: Page) {
  await draft(page, `Rules ${stamp}`, [listed, '+12025550152', '+12025550153'])
  const sentence = page.getByText(/can be called now/)
  await expect(sentence).toHaveText('2 can be called now, 1 never (on your do-not-call list)')
  await page.getByRole('button', { name: 'About rule DNC_INTERNAL' }).click()
  await expect(page.getByRole('dialog').getByText('47 CFR 64.1200(d)')).toBeVisible()
  await photograph(page, 'launch-preview')
  await page.keyboard.press('Escape')
}

async function startCampaign(page: Page) {
  await page.getByRole('button', { name: 'Start Campaign' }).click()
  const row = contact(page, forbidden)
  await expect(row).toContainText('Suppressed')
  await expect(row).toContainText('on your do-not-call list')
  await photograph(page, 'suppressed')
}

async function useRealRules(page: Page) {
  await openPage(page, 'Compliance')
  const rules = page.getByRole('region', { name: 'Rules' })
  await photograph(page, 'compliance-sandbox')
  await rules.getByRole('button', { name: 'Use the real rules' }).click()
  await expect(rules.getByText('Calls obey the laws of where people are')).toBeVisible()
}

async function recordDeal(page: Page) {
  const deals = page.getByRole('region', { name: 'Earlier deals' })
  await deals.getByRole('button', { name: 'Add deal' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add an earlier deal' })
  await dialog.getByLabel('Phone').fill(listed)
  await dialog.getByLabel('Day').fill('2026-01-31')
  await dialog.getByLabel('Source').fill(`order ${stamp}`)
  await photograph(page, 'add-deal')
  await dialog.getByRole('button', { name: 'Add deal' }).click()
  await expect(dialog).toBeHidden()
  const row = deals.getByRole('row').filter({ hasText: `order ${stamp}` })
  await expect(row).toContainText('Purchase')
  await row.getByRole('button', { name: 'End' }).click()
  await page.getByLabel('How they said so').fill('letter')
  await page.getByRole('button', { name: 'End them' }).click()
  await expect(row).toContainText('Ended (letter)')
  await deals.scrollIntoViewIfNeeded()
  await photograph(page, 'earlier-deals')
}

async function deferCampaign(page: Page) {
  await draft(page, `Hours ${stamp}`, rested)
  // Nobody consented yet, so the real rules let nobody be called.
  await expect(page.getByText(/^0 can be called now/)).toBeVisible()
  await page.getByRole('button', { name: 'Settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await dialog.getByLabel('Purpose').click()
  await page.getByRole('option', { name: /^Information/ }).click()
  await dialog.getByLabel(/everybody on this list consented/).check()
  await dialog.getByLabel('Text they agreed to').fill('booking form, March 2026')
  await dialog.getByLabel(/Only at these hours/).check()
  await closeNow(page)
  await photograph(page, 'campaign-settings')
  await dialog.getByRole('button', { name: 'Save settings' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/^0 can be called now, 2 on .+ at/)).toBeVisible()
  await page.getByRole('button', { name: 'Keep as draft' }).click()
  await expect(page.getByRole('button', { name: 'Start Campaign' })).toBeVisible()
  await photograph(page, 'draft-preview')
  await page.getByRole('button', { name: 'Start Campaign' }).click()
  const row = contact(page, '+1 212 555 0152')
  await expect(row).toContainText('outside the campaign’s hours')
  await expect(row).toContainText('CAMPAIGN_WINDOW')
  await expect(row.getByRole('time')).toBeVisible()
  await photograph(page, 'deferred')
}

/** Leaves open only the day after the day after tomorrow, which is not today anywhere. */
async function closeNow(page: Page) {
  const open = new Date(Date.now() + 3 * 86_400_000).getUTCDay()
  for (const [index, day] of ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].entries()) {
    await page.getByRole('checkbox', { name: day, exact: true }).setChecked(index === open)
  }
}

async function pauseAndResume(page: Page) {
  const header = page.locator('main header')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(header.getByText('Paused', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(header.getByText('Running', { exact: true })).toBeVisible()
}

async function takeOut(page: Page) {
  await page.getByRole('button', { name: 'Actions for +1 212 555 0153' }).click()
  await photograph(page, 'target-actions')
  await page.getByRole('menuitem', { name: 'Take out of the campaign' }).click()
  await expect(contact(page, '+1 212 555 0153')).toContainText('Canceled')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: /^Cancel campaign/ }).click()
  await page.getByRole('button', { name: 'Cancel campaign' }).click()
  await expect(page.locator('main header').getByText('Canceled', { exact: true })).toBeVisible()
}

async function readTheLog(page: Page) {
  await openPage(page, 'Compliance')
  const log = page.getByRole('table', { name: 'Decisions' })
  await expect(log.getByRole('row').filter({ hasText: 'CAMPAIGN_WINDOW' }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByText('Unchanged')).toBeVisible()
  await photograph(page, 'compliance')
  await page.getByRole('button', { name: 'Use the sandbox rules' }).click()
  await expect(page.getByText('Calls may be placed at any hour')).toBeVisible()
}

/** A new campaign with its people, at the last step before the start. */
async function draft(page: Page, name: string, numbers: string[]) {
  await openPage(page, 'Campaigns')
  await page.getByRole('link', { name: 'New Campaign' }).click()
  await page.getByLabel('Campaign name').fill(name)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('radio').first().click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('CSV file').setInputFiles(csv('people.csv', numbers))
  await expect(page.getByText(`${numbers.length} contacts imported`)).toBeVisible()
}

function csv(name: string, numbers: string[]) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(['phone_number', ...numbers, ''].join('\r\n')) }
}

function contact(page: Page, number: string) {
  return page.getByRole('table', { name: 'Contacts' }).getByRole('row').filter({ hasText: number })
}
