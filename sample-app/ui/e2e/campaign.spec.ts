import { expect, test, type Page } from '@playwright/test'
import { contactsCsv } from './contacts'
import { photograph } from './looks'
import { openPage, required, signIn } from './steps'

/** Calls to look through for one in which the person gave an email. */
const CALLS_TO_READ = 10

const lead = { name: 'Test', phone: '+14805550187', shown: '+1 480 555 0187' }
const campaign = `Test Batch ${new Date().toISOString().slice(11, 19)}`

test('a campaign goes from a CSV file to leads and an invoice', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })

  await test.step('sign in', async () => {
    await page.goto('/')
    await photograph(page, 'sign-in')
    await signIn(page, required('E2E_EMAIL'), required('E2E_PASSWORD'))
  })
  await test.step('add a lead', () => addLead(page))
  await test.step('call the lead', () => callLead(page))
  await test.step('create a campaign from a CSV file', () => createCampaign(page))
  await test.step('watch it finish', () => watchCampaign(page))
  const person = await test.step('read what was said in a call', () => readCall(page))
  await test.step('find the lead that the call made', () => findLead(page, person))
  await test.step('see usage and invoice', () => seeUsage(page))
  await test.step('see the rest of the app', () => seeTheRest(page))
})

async function addLead(page: Page) {
  await openPage(page, 'Leads')
  await page.getByRole('button', { name: 'Add Lead' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(lead.name)
  await dialog.getByLabel('Phone').fill(lead.phone)
  await dialog.getByRole('button', { name: 'Add Lead' }).click()
  await expect(dialog).toBeHidden()
  // On a second run the number is known, and newer leads may have pushed it off the first page.
  await page.getByRole('searchbox', { name: 'Search leads' }).fill(lead.phone)
  await expect(rowOf(page, lead)).toBeVisible()
}

async function callLead(page: Page) {
  await rowOf(page, lead)
    .getByRole('button', { name: /^Call / })
    .click()
  await page.getByRole('dialog').getByRole('radio').first().click()
  await photograph(page, 'call-lead')
  await page.getByRole('dialog').getByRole('button', { name: 'Initiate' }).click()
  // In the sandbox the whole call may be over before the first look.
  await expect(page.getByText(/^Calling .+…$|^Call to .+ ended$|^.+ was not reached$/)).toBeVisible()
}

async function createCampaign(page: Page) {
  await openPage(page, 'Campaigns')
  await page.getByRole('link', { name: 'New Campaign' }).click()
  await page.getByLabel('Campaign name').fill(campaign)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page
    .getByRole('radio', { name: /lead gen/i })
    .first()
    .click()
  await page.getByLabel('If ElevenLabs fails').click()
  await page.getByRole('option', { name: 'Go on with Stand-in (Retell)' }).click()
  await photograph(page, 'new-campaign-agent')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer: contactsCsv() })
  await expect(page.getByText('200 contacts imported')).toBeVisible()
  await photograph(page, 'new-campaign-report')
  await page.getByRole('button', { name: 'Start Campaign' }).click()
}

async function watchCampaign(page: Page) {
  await expect(page.getByRole('heading', { level: 1, name: campaign })).toBeVisible()
  const header = page.locator('main header')
  await expect(header.getByText(/^(Running|Finished)$/)).toBeVisible()
  await photograph(page, 'campaign-running')
  await expect(header.getByText('Finished', { exact: true })).toBeVisible({ timeout: 3 * 60_000 })
  await expect(page.getByText('200 of 200 contacts', { exact: false })).toBeVisible()
  await photograph(page, 'campaign-finished')
}

interface Person {
  name: string
  email: string
}

/** Reads answered calls of the campaign until one has an email in what the person said. */
async function readCall(page: Page): Promise<Person> {
  await openPage(page, 'Calls')
  await choose(page, 'Outcome', 'Answered')
  await choose(page, 'Campaign', campaign)
  const links = page.getByRole('table', { name: 'Calls' }).getByRole('row').getByRole('link')
  await expect(links.first()).toBeVisible()
  for (let call = 0; call < Math.min(CALLS_TO_READ, await links.count()); call++) {
    await links.nth(call).click()
    const drawer = page.getByRole('dialog')
    const transcript = drawer.getByRole('list', { name: 'Transcript' })
    await expect(transcript.getByRole('listitem').first()).toBeVisible()
    const [email] = /[\w.+-]+@[\w-]+\.[a-z]+/i.exec(await transcript.innerText()) ?? []
    if (email) {
      const name = await drawer.getByRole('heading').first().innerText()
      await photograph(page, 'call')
      return { name, email: email.toLowerCase() }
    }
    await page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
  }
  throw new Error(`no email in the transcripts of the first ${CALLS_TO_READ} answered calls`)
}

async function findLead(page: Page, { name, email }: Person) {
  await page.getByRole('dialog').getByRole('link', { name: 'Open the lead' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('link', { name: email })).toBeVisible()
  await expect(
    page.getByRole('list', { name: 'Timeline' }).getByText('Call', { exact: true }).first(),
  ).toBeVisible()
  await photograph(page, 'lead')
}

async function seeUsage(page: Page) {
  await openPage(page, 'Usage & billing')
  await expect(page.getByText('Talk minutes by day').first()).toBeVisible()
  const total = page.getByRole('table', { name: 'Invoice preview' }).getByRole('row', { name: /^Total/ })
  await expect(total).toContainText(/\$\d/)
  await photograph(page, 'usage')
}

async function seeTheRest(page: Page) {
  for (const title of ['Agents', 'Leads', 'Calls', 'Campaigns', 'Dashboard']) {
    await openPage(page, title)
    await expect(page.getByRole('main').getByRole('status', { name: 'Loading' })).toHaveCount(0)
    await photograph(page, title.toLowerCase())
  }
}

function rowOf(page: Page, { shown }: typeof lead) {
  return page.getByRole('row').filter({ hasText: shown })
}

async function choose(page: Page, filter: string, option: string) {
  await page.getByRole('combobox', { name: filter }).click()
  await page.getByRole('option', { name: option }).click()
}
