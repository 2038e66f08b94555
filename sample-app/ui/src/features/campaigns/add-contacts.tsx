import { useState } from 'react'
import type { ImportReport } from '@/api/types'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { ContactUpload } from './contact-upload'
import { ImportReportView } from './import-report'

interface AddContactsProps {
  campaignId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Uploads more contacts into a draft. */
export function AddContacts({ campaignId, open, onOpenChange }: AddContactsProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>Add contacts</DialogTitle>
          <DialogDescription>Numbers that the campaign already has are left out.</DialogDescription>
        </DialogHeader>
        <Upload campaignId={campaignId} />
      </DialogContent>
    </Dialog>
  )
}

/** Starts afresh each time the dialog opens, because its content is mounted then. */
function Upload({ campaignId }: { campaignId: string }) {
  const [report, setReport] = useState<ImportReport | null>(null)
  if (!report) return <ContactUpload campaignId={async () => campaignId} onImported={setReport} />
  return (
    <>
      <ImportReportView report={report} />
      <DialogFooter>
        <Button variant="outline" onClick={() => setReport(null)}>
          Upload another file
        </Button>
        <DialogClose asChild>
          <Button>Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  )
}
