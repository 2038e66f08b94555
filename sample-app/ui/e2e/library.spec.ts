import { expect, test } from '@playwright/test'
import { photograph } from './looks'
import { openPage, required, signIn } from './steps'

const title = `Prices ${new Date().toISOString().slice(11, 19)}`

test('a client hears a voice, and lets an agent of its own quote a document', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await signIn(page, required('E2E_EMAIL'), required('E2E_PASSWORD'))

  await test.step('hear how a voice sounds', async () => {
    await openPage(page, 'Voices')
    const sample = page.waitForResponse((answer) => answer.url().endsWith('/preview'))
    await page.getByRole('button', { name: 'Play Ava' }).click()
    expect((await sample).headers()['content-type']).toBe('audio/wav')
    // It has an end, so it really played.
    await expect(page.getByRole('button', { name: 'Play Ava' })).toBeVisible()
    await photograph(page, 'voices')
  })

  await test.step('create an agent with that voice', async () => {
    await openPage(page, 'Agents')
    await page.getByRole('button', { name: 'New agent' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'New agent' })
    await dialog.getByLabel('Name').fill(`Agent of ${title}`)
    await dialog.getByLabel('First message').fill('Hello, how can I help?')
    await dialog.getByLabel('Instructions').fill('Answer what people ask. Be brief.')
    await dialog.getByLabel('Voice').click()
    await expect(page.getByRole('button', { name: 'Take Ava' })).toBeVisible()
    await photograph(page, 'voice-picker')
    await page.getByRole('button', { name: 'Take Ava' }).click()
    await expect(dialog.getByLabel('Voice')).toHaveText('Ava')
    await dialog.getByRole('button', { name: 'Create agent' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('write a document, and choose who quotes it', async () => {
    await openPage(page, 'Knowledge base')
    await page.getByRole('button', { name: 'Add document' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Add a document' })
    await dialog.getByLabel('Title').fill(title)
    await dialog.getByLabel('Text').fill('A visit costs forty dollars.')
    await photograph(page, 'add-document')
    await dialog.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('button', { name: `Agents that quote ${title}` }).click()
    // It is ticked when the server has said yes, so there is nothing yet to check right after the click.
    await page.getByRole('checkbox', { name: `Agent of ${title}` }).click()
    await expect(page.getByRole('checkbox', { name: `Agent of ${title}` })).toBeChecked()
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('row', { name: new RegExp(title) }).first()).toContainText('Agent of')
    await photograph(page, 'knowledge-base')
  })

  await test.step('see its numbers', async () => {
    await openPage(page, 'Numbers')
    await expect(page.getByRole('main').getByRole('status', { name: 'Loading' })).toHaveCount(0)
    await photograph(page, 'numbers')
  })
})
