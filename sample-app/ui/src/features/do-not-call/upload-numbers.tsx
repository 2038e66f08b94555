import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { messageOf } from '@/api/problem'
import type { DoNotCallReport } from '@/api/types'
import { FormError } from '@/components/field'
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
import { Progress } from '@/components/ui/progress'
import { Dropzone } from '@/features/campaigns/dropzone'
import { RejectionTable } from '@/features/campaigns/rejection-table'
import { count, plural } from '@/lib/format'
import { useImportDoNotCall } from './do-not-call'

interface UploadNumbersProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function UploadNumbers({ open, onOpenChange }: UploadNumbersProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>Upload numbers</DialogTitle>
          <DialogDescription>
            A CSV file with a column named phone_number. Numbers that are on the list stay as they are.
          </DialogDescription>
        </DialogHeader>
        <Upload />
      </DialogContent>
    </Dialog>
  )
}

function Upload() {
  const [sent, setSent] = useState(0)
  const numbers = useImportDoNotCall(setSent)
  if (numbers.data) return <Report report={numbers.data} onMore={() => numbers.reset()} />
  if (numbers.isPending) {
    return (
      <div role="status" className="space-y-3 rounded-lg border px-5 py-10">
        <p className="text-muted-foreground">{sent < 1 ? 'Uploading…' : 'Checking rows…'}</p>
        <Progress value={Math.round(sent * 100)} label="Upload" />
      </div>
    )
  }
  return (
    <div className="space-y-4">
      <Dropzone onFile={(file) => numbers.mutate(file)} />
      {numbers.error && <FormError>{messageOf(numbers.error)}</FormError>}
    </div>
  )
}

function Report({ report, onMore }: { report: DoNotCallReport; onMore: () => void }) {
  return (
    <div className="space-y-5">
      <div className="flex items-start gap-3" role="status">
        <CircleCheck className="mt-0.5 size-5 shrink-0 text-success" aria-hidden />
        <div>
          <p className="font-semibold">{plural(report.imported, 'number')} added</p>
          <p className="text-[13px] text-muted-foreground">
            {plural(report.rows, 'row')} read, {count(report.known)} on the list already or repeated,{' '}
            {count(report.rejected)} rejected.
          </p>
        </div>
      </div>
      {report.rejected > 0 && <RejectionTable rejections={report.rejections} />}
      <DialogFooter>
        <Button variant="outline" onClick={onMore}>
          Upload another file
        </Button>
        <DialogClose asChild>
          <Button>Done</Button>
        </DialogClose>
      </DialogFooter>
    </div>
  )
}
