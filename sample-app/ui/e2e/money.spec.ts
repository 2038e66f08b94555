import { expect, test, type Browser, type Page } from '@playwright/test'
import { photograph } from './looks'
import { openPage, required, signIn } from './steps'

const stamp = new Date().toISOString().slice(11, 19)
const client = { name: `Prepaid ${stamp}`, email: `pia.${stamp.replaceAll(':', '')}@prepaid.example` }
const people = Array.from({ length: 12 }, (_, line) => `+12125550${110 + line}`)

test('credit is allocated, runs out, is bought, and pays for calls', async ({ page, browser }) => {
  await signIn(page, required('E2E_ADMIN_EMAIL'), required('E2E_PASSWORD'))
  const password = await test.step('open a prepaid account', () => openAccount(page))
  await test.step('allocate credit', () => allocate(page))

  const own = await signedIn(browser, password)
  await test.step('be refused for lack of credit', () => beRefused(own))
  await test.step('buy credit, after a card that is declined', () => buyCredit(own))
  await test.step('launch, and watch the balance fall', () => launch(own))

  await test.step('the platform sees where each cent went', () => seeEntries(page))
  await test.step('and what it earned', () => seeProfit(page))
  await own.context().close()
})

async function openAccount(page: Page): Promise<string> {
  await openPage(page, 'Clients')
  await page.getByRole('button', { name: 'New client' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Business name').fill(client.name)
  await dialog.getByLabel('Plan').click()
  await page.getByRole('option', { name: /^Prepaid/ }).click()
  // The number that the sandbox's provider has.
  await dialog.getByLabel('Caller id').fill('+1 989 555 0199')
  await dialog.getByLabel('First user’s email').fill(client.email)
  await dialog.getByRole('button', { name: 'Create client' }).click()
  const password = await dialog.locator('code').innerText()
  await page.keyboard.press('Escape')
  return password
}

async function allocate(page: Page) {
  await openPage(page, 'Credits')
  await page.getByRole('combobox', { name: 'Client' }).click()
  await page.getByRole('option', { name: client.name }).click()
  await page.getByRole('button', { name: 'Add credit' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Amount in USD').fill('1.00')
  await dialog.getByLabel('Reason').fill('Welcome')
  await dialog.getByRole('button', { name: 'Add credit' }).click()
  await expect(page.getByText('$1.00 are available now')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Top-ups' })).toContainText('Welcome')
}

async function signedIn(browser: Browser, password: string): Promise<Page> {
  const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await signIn(page, client.email, password)
  return page
}

async function beRefused(page: Page) {
  await openPage(page, 'Campaigns')
  await page.getByRole('link', { name: 'New Campaign' }).first().click()
  await page.getByLabel('Campaign name').fill('On credit')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page
    .getByRole('radio', { name: /lead gen/i })
    .first()
    .click()
  await page.getByRole('button', { name: 'Continue' }).click()
  const csv = ['phone_number', ...people, ''].join('\r\n')
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  const missing = page.getByRole('alert').filter({ hasText: /^\$\d+\.\d\d are missing/ })
  await expect(missing).toBeVisible()
  const [amount = ''] = /\d+\.\d\d/.exec(await missing.innerText()) ?? []
  await page.getByRole('button', { name: 'Start Campaign' }).click()
  await expect(page.getByText(`${amount} USD are missing`)).toBeVisible()
  await missing.getByRole('link', { name: 'Add credit' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Usage & billing' })).toBeVisible()
}

async function buyCredit(page: Page) {
  await page.getByRole('button', { name: '$50.00' }).click()
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.getByRole('button', { name: 'Pay with a card that is declined' }).click()
  await expect(page.getByRole('alert')).toHaveText('Your card was declined.')
  await page.getByRole('button', { name: 'Pay 50.00 USD' }).click()
  await expect(page.getByText('Paid: $50.00 were added.')).toBeVisible()
  await expect(tile(page, 'Available')).toContainText('$51.00')
  await expect(page.getByRole('table', { name: 'Credit entries' })).toContainText('Paid at checkout')
  await photograph(page, 'usage-paid')
}

async function launch(page: Page) {
  await openPage(page, 'Campaigns')
  await page.getByRole('link', { name: 'On credit' }).first().click()
  await page.getByRole('button', { name: /^Start/ }).click()
  await expect(page.locator('main header').getByText(/^(Running|Finished)$/)).toBeVisible()
  await openPage(page, 'Usage & billing')
  await expect(tile(page, 'Spent')).not.toContainText('$0.00')
  await expect(tile(page, 'Available')).not.toContainText('$51.00')
}

async function seeEntries(page: Page) {
  await page.reload()
  await expect(page.getByRole('list', { name: 'Top-ups' })).toContainText('Paid at checkout')
  const entries = page.getByRole('table', { name: 'Credit entries' })
  await expect(entries.getByRole('link', { name: 'Open call' }).first()).toBeVisible()
}

async function seeProfit(page: Page) {
  await openPage(page, 'Profit & loss')
  const row = page.getByRole('row', { name: new RegExp(client.name) })
  await expect(row).toContainText(/\$[1-9]/)
}

function tile(page: Page, label: string) {
  return page.getByText(label, { exact: true }).locator('..')
}
