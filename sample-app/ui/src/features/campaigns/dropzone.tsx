import { FileUp } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import { cn } from '@/lib/cn'

interface DropzoneProps {
  onFile: (file: File) => void
  label?: string
  title?: string
  hint?: string
  accept?: string
}

/**
 * Takes one file, dropped or chosen; a CSV file where nothing else is said. The file field itself holds the focus, so it
 * works by keyboard too.
 */
export function Dropzone({
  onFile,
  label = 'CSV file',
  title = 'Drop a CSV file here, or choose one',
  hint = 'Comma, semicolon or tab; UTF-8 or UTF-16. Bad rows are reported, the rest is imported.',
  accept = '.csv,.tsv,.txt,text/csv',
}: DropzoneProps) {
  const [over, setOver] = useState(false)

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }

  return (
    <label
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'flex cursor-pointer flex-col items-center rounded-lg border border-dashed border-input px-6 py-10 text-center transition-colors focus-within:border-ring focus-within:ring-2 focus-within:ring-ring/40 hover:bg-muted/60',
        over && 'border-primary bg-primary-soft',
      )}
    >
      <FileUp className="mb-3 size-6 text-muted-foreground" aria-hidden />
      <span className="font-medium">{title}</span>
      <span className="mt-1 text-[13px] text-muted-foreground">{hint}</span>
      <input
        type="file"
        accept={accept}
        aria-label={label}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file can be chosen again after it was corrected.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </label>
  )
}
