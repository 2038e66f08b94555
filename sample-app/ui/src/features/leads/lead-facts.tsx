import type { ReactNode } from 'react'
import type { Lead } from '@/api/types'
import { Instant } from '@/components/instant'
import { Phone } from '@/components/phone'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { words } from '@/lib/format'

export function LeadFacts({ lead }: { lead: Lead }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>About</CardTitle>
      </CardHeader>
      <CardContent>
        <dl className="space-y-3.5 text-[13px]">
          <Fact name="Phone">
            <Phone number={lead.phone} />
          </Fact>
          <Fact name="Email">
            {lead.email ? (
              <a href={`mailto:${lead.email}`} className="text-link hover:underline">
                {lead.email}
              </a>
            ) : (
              '–'
            )}
          </Fact>
          <Fact name="Source">{lead.source === 'voice_call' ? 'A call' : 'Added by hand'}</Fact>
          <Fact name="Intent">{lead.intent ? words(lead.intent) : '–'}</Fact>
          <Fact name="Sentiment">{lead.sentiment ? words(lead.sentiment) : '–'}</Fact>
          <Fact name="Last contact">
            <Instant value={lead.last_contact_at} />
          </Fact>
          <Fact name="Created">
            <Instant value={lead.created_at} />
          </Fact>
        </dl>
      </CardContent>
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="shrink-0 text-muted-foreground">{name}</dt>
      <dd className="min-w-0 text-right font-medium wrap-anywhere">{children}</dd>
    </div>
  )
}
