import { FileText } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { download } from '@/api/files'
import { messageOf } from '@/api/problem'
import type { Invoice } from '@/api/types'
import { Button } from '@/components/ui/button'
import type { Whose } from './invoices'

/** Saves an invoice as a document. */
export function PdfButton({ whose, invoice }: { whose: Whose; invoice: Invoice }) {
  const [busy, setBusy] = useState(false)

  async function save() {
    setBusy(true)
    try {
      const list = whose === 'all' ? 'all-invoices' : 'invoices'
      await download(`/api/${list}/${invoice.id}/pdf`, `invoice-${invoice.number ?? invoice.month}.pdf`)
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button size="sm" variant="outline" busy={busy} onClick={() => void save()}>
      <FileText aria-hidden /> PDF
    </Button>
  )
}
