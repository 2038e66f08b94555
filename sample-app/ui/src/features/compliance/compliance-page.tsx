import { Page } from '@/components/page'
import { ConsentsCard } from './consents-card'
import { DealsCard } from './deals-card'
import { DecisionsCard } from './decisions-card'
import { RulesCard } from './rules-card'

export default function CompliancePage() {
  return (
    <Page
      title="Compliance"
      description="Which rules your calls obey, who permitted calls, and what was decided about each."
    >
      <RulesCard />
      <ConsentsCard />
      <DealsCard />
      <DecisionsCard />
    </Page>
  )
}
