import { expect, test } from '@playwright/test'
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

  await test.step('see the queue, and set a share', async () => {
    await openPage(page, 'Queue')
    await expect(page.getByText(/^\d+ of \d+$/)).toBeVisible()
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
