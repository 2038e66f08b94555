import { expect, test, type Locator, type Page } from '@playwright/test'
import { photograph } from './looks'
import { openPage, required, signIn } from './steps'

test('the platform sees what each client earns, and opens an account', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await signIn(page, required('E2E_ADMIN_EMAIL'), required('E2E_PASSWORD'))

  await test.step('see plan, minutes, revenue, cost, profit, markup and margin', async () => {
    await openPage(page, 'Clients')
    const table = page.getByRole('table', { name: 'Clients' })
    for (const column of ['Client', 'Minutes', 'Revenue', 'Cost', 'Profit', /Markup/, /Gross margin/]) {
      await expect(table.getByRole('columnheader', { name: column })).toBeVisible()
    }
    await expect(table.getByRole('row', { name: /Acme Demo/ })).toContainText('$299.00')
    await photograph(page, 'clients')
  })

  await test.step('open an account', async () => {
    const name = `Client ${Date.now()}`
    await page.getByRole('button', { name: 'New client' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Business name').fill(name)
    await photograph(page, 'new-client')
    await dialog.getByRole('button', { name: /create/i }).click()
    await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible()
  })

  await test.step('buy numbers', () => buyNumbers(page))
  await test.step('give one to a client, and suspend it', () => assignAndSuspend(page))
  await test.step('see the agents of all clients', async () => {
    await openPage(page, 'All agents')
    const table = page.getByRole('table', { name: 'All agents' })
    await expect(table.getByRole('row', { name: /Lead Generation/ })).toContainText('Shared with all')
    await photograph(page, 'all-agents')
  })

  await test.step('see how the providers do', async () => {
    await openPage(page, 'Providers')
    for (const name of ['ElevenLabs', 'Retell']) {
      const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
      await expect(card).toContainText('Calling')
      await expect(card).toContainText('Calls it sees')
    }
    await photograph(page, 'providers')
  })

  await test.step('see the queue, and set a share', async () => {
    await openPage(page, 'Queue')
    await expect(page.getByText(/^[\d,]+ of [\d,]+$/)).toBeVisible()
    await page.getByRole('button', { name: 'Share of Acme Demo' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Weight').fill('2')
    await photograph(page, 'share')
    await dialog.getByRole('button', { name: 'Set share' }).click()
    await expect(dialog).toBeHidden()
    await expect(
      page
        .getByRole('row', { name: /Acme Demo/ })
        .getByRole('cell')
        .nth(5),
    ).toHaveText('2')
    await photograph(page, 'queue')
  })

  await test.step('look at what is set up', async () => {
    await openPage(page, 'Setup')
    const checks = page.getByRole('list', { name: 'Checks' })
    await expect(checks.getByRole('listitem').filter({ hasText: 'ElevenLabs is accepted' })).toContainText(
      'The provider answers with it.',
    )
    await photograph(page, 'setup')
  })

  await test.step('open the inbox, and a delivery if a campaign has left one', async () => {
    await openPage(page, 'Webhook inbox')
    await expect(page.getByText('Put aside')).toBeVisible()
    const first = page.getByRole('table', { name: 'Deliveries' }).getByRole('button').first()
    await first.or(page.getByText('Nothing here')).waitFor()
    await photograph(page, 'webhook-inbox')
    if (await first.isVisible()) {
      await first.click()
      await expect(page.getByRole('dialog').getByText('"type"')).toBeVisible()
      await photograph(page, 'delivery')
    }
  })
})

async function buyNumbers(page: Page) {
  await openPage(page, 'Buy numbers')
  await page.getByLabel('Area code').fill('415')
  await page.getByRole('button', { name: 'Search' }).click()
  const offers = page.getByRole('list', { name: 'On sale' }).getByRole('checkbox')
  await offers.nth(0).check()
  await offers.nth(1).check()
  await photograph(page, 'buy-numbers')
  await page.getByRole('button', { name: 'Buy 2 chosen…' }).click()
  await page.getByRole('button', { name: 'Buy', exact: true }).click()
  const order = page.getByRole('dialog')
  await expect(order.getByText('2 numbers bought')).toBeVisible()
  await photograph(page, 'number-order')
  await order.getByRole('link', { name: 'To the number pool' }).click()
}

async function assignAndSuspend(page: Page) {
  await expect(page.getByRole('heading', { level: 1, name: 'Number pool' })).toBeVisible()
  await page.getByLabel('Area code').fill('415')
  const row = page.getByRole('table', { name: 'Number pool' }).getByRole('row').filter({ hasText: '+1 415' })
  await choose(page, row.filter({ hasText: 'Available' }).first(), 'Assign…')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Client').click()
  await page.getByRole('option', { name: 'Acme Demo' }).click()
  await dialog.getByLabel('Agent').click()
  await page.getByRole('option', { name: 'Customer Support' }).click()
  await photograph(page, 'assign-number')
  await dialog.getByRole('button', { name: 'Assign' }).click()
  const given = row.filter({ hasText: 'Customer Support' }).filter({ hasText: 'Assigned' }).first()
  await expect(given).toContainText('Acme Demo')
  await photograph(page, 'number-pool')
  await choose(page, given, 'Suspend…')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Suspend' }).click()
  await expect(row.filter({ hasText: 'Suspended' }).first()).toBeVisible()
}

async function choose(page: Page, row: Locator, action: string) {
  await row.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: action }).click()
}
